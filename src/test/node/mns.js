// A flow and its worker: the worker takes the message that the flow put into a queue and reports its token, with the vendor's clients. Then uses
// the rest of the queue, and prints one line of JSON that says what came back.
const { RPCClient } = require('@alicloud/pop-core');
const MNSClient = require('@alicloud/mns');

const { ENDPOINT, QUEUES, KEY_ID, KEY_SECRET, QUEUE, DEFINITION } = process.env;
const post = { method: 'POST', timeout: 30000 };

async function refusal(call) {
  try {
    await call;
    return 'taken';
  } catch (e) {
    return e.name;
  }
}

async function main() {
  const seen = {};
  const fnf = new RPCClient(
    { accessKeyId: KEY_ID, accessKeySecret: KEY_SECRET, endpoint: ENDPOINT, apiVersion: '2019-03-15' });
  const queues = new MNSClient('123456', { accessKeyId: KEY_ID, accessKeySecret: KEY_SECRET, endpoint: QUEUES });
  const run = { FlowName: 'queue', ExecutionName: 'run' };
  await fnf.request('CreateFlow', { Name: 'queue', Definition: DEFINITION, Description: '', Type: 'FDL' }, post);
  await fnf.request('StartExecution', { ...run, Input: '{"picture":"cat.png"}' }, post);

  const taken = (await queues.receiveMessage(QUEUE, 20)).body;
  const job = JSON.parse(taken.MessageBody);
  seen.job = { ...job, token: typeof job.token };
  await fnf.request(
    'ReportTaskSucceeded',
    { TaskToken: job.token, Output: JSON.stringify({ thumbnail: `small-${job.picture}` }) },
    post);
  seen.output = (await fnf.request('DescribeExecution', { ...run, WaitTimeSeconds: 2 })).Output;
  seen.deleted = (await queues.deleteMessage(QUEUE, taken.ReceiptHandle)).code;
  seen.empty = await refusal(queues.receiveMessage(QUEUE, 0));

  seen.made = (await queues.createQueue('more', { VisibilityTimeout: 30, PollingWaitSeconds: 0 })).code;
  seen.sameAgain = (await queues.createQueue('more', { VisibilityTimeout: 30, PollingWaitSeconds: 0 })).code;
  seen.otherwise = await refusal(queues.createQueue('more', { VisibilityTimeout: 31 }));
  await queues.setQueueAttributes('more', { DelaySeconds: 0, VisibilityTimeout: 40 });
  seen.attributes = (await queues.getQueueAttributes('more')).body.VisibilityTimeout;
  seen.queues = (await queues.listQueue('', 100, 'mo')).body.map((one) => one.QueueURL);

  await queues.sendMessage('more', { MessageBody: '{"n":"一 😀"}', Priority: 8 });
  await queues.batchSendMessage('more', [{ MessageBody: 'first', Priority: 1 }, { MessageBody: 'last', Priority: 16 }]);
  seen.peeked = (await queues.peekMessage('more')).body.MessageBody;
  const one = (await queues.receiveMessage('more', 0)).body;
  const later = (await queues.changeMessageVisibility('more', one.ReceiptHandle, 60)).body;
  seen.oldHandle = await refusal(queues.deleteMessage('more', one.ReceiptHandle));
  seen.newHandle = (await queues.deleteMessage('more', later.ReceiptHandle)).code;
  const rest = (await queues.batchReceiveMessage('more', 16, 0)).body;
  seen.rest = rest.map((message) => message.MessageBody);
  seen.batchDeleted = (await queues.batchDeleteMessage('more', rest.map((message) => message.ReceiptHandle))).code;
  seen.gone = (await queues.deleteQueue('more')).code;
  seen.unknown = await refusal(queues.receiveMessage('more', 0));
  return seen;
}

main().then(
  (seen) => console.log(JSON.stringify(seen)),
  (error) => { console.error(error); process.exitCode = 1; });

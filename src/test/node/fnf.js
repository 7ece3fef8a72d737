// Drives a Flowglass endpoint with the vendor's client and prints one line of JSON that says what came back.
const { RPCClient } = require('@alicloud/pop-core');

const { ENDPOINT, KEY_ID, KEY_SECRET, DEFINITION } = process.env;

function client(accessKeySecret = KEY_SECRET) {
  return new RPCClient({ accessKeyId: KEY_ID, accessKeySecret, endpoint: ENDPOINT, apiVersion: '2019-03-15' });
}

const post = { method: 'POST', timeout: 30000 };

async function refusal(call) {
  try {
    await call;
    return 'taken';
  } catch (e) {
    return e.code;
  }
}

async function token(FlowName, ExecutionName) {
  for (;;) {
    const history = await client().request('GetExecutionHistory', { FlowName, ExecutionName, Limit: 100 });
    const submitted = history.Events.find((event) => event.Type === 'TaskSubmitted');
    if (submitted) {
      return JSON.parse(submitted.EventDetail).taskToken
        || JSON.stringify(submitted).match(/djEj[A-Za-z0-9+/]+={0,2}/)[0];
    }
  }
}

async function main() {
  const seen = {};
  const fnf = client();
  const FlowName = 'node-approval';
  const created = await fnf.request(
    'CreateFlow', { Name: FlowName, Definition: DEFINITION, Description: '😀', Type: 'FDL' }, post);
  seen.created = [created.Name, created.Description, created.Type, typeof created.RequestId];
  seen.twice = await refusal(fnf.request(
    'CreateFlow', { Name: FlowName, Definition: DEFINITION, Description: '', Type: 'FDL' }, post));

  const started = await fnf.request(
    'StartExecution', { FlowName, ExecutionName: 'one', Input: '{"who":"node"}' }, post);
  seen.started = [started.Name, started.Status];
  const one = await token(FlowName, 'one');
  const reported = await fnf.request('ReportTaskSucceeded', { TaskToken: one, Output: '{"status":"ok"}' }, post);
  seen.reported = typeof reported.EventId;
  seen.reportedTwice = await refusal(fnf.request(
    'ReportTaskSucceeded', { TaskToken: one, Output: '{"status":"ok"}' }, post));
  const ended = await fnf.request('DescribeExecution', { FlowName, ExecutionName: 'one', WaitTimeSeconds: 2 });
  seen.ended = [ended.Status, ended.Output];
  const history = await fnf.request('GetExecutionHistory', { FlowName, ExecutionName: 'one', Limit: 100 });
  seen.history = history.Events.map((event) => event.Type);

  await fnf.request('StartExecution', { FlowName, ExecutionName: 'two' }, post);
  await fnf.request(
    'ReportTaskFailed', { TaskToken: await token(FlowName, 'two'), Error: 'Rejected', Cause: '太贵了' }, post);
  const failed = await fnf.request('DescribeExecution', { FlowName, ExecutionName: 'two', WaitTimeSeconds: 2 });
  seen.failed = failed.Status;

  await fnf.request('StartExecution', { FlowName, ExecutionName: 'three' }, post);
  const stopped = await fnf.request(
    'StopExecution', { FlowName, ExecutionName: 'three', Error: 'Enough', Cause: 'of it' }, post);
  seen.stopped = stopped.Status;
  seen.list = [];
  let NextToken;
  do {
    const page = await fnf.request('ListExecutions', { FlowName, Limit: 2, ...(NextToken && { NextToken }) });
    seen.list.push(page.Executions.map((execution) => `${execution.Name} ${execution.Status}`));
    ({ NextToken } = page);
  } while (NextToken);
  seen.flows = (await fnf.request('ListFlows', { Limit: 100 })).Flows.map((flow) => flow.Name);
  seen.wrongKey = await refusal(client('wrong').request('ListFlows', {}));
  seen.unknown = await refusal(fnf.request('DescribeFlow', { Name: 'nowhere' }));
  await fnf.request('DeleteFlow', { Name: FlowName }, post);
  seen.deleted = await refusal(fnf.request('DescribeFlow', { Name: FlowName }));
  return seen;
}

main().then(
  (seen) => console.log(JSON.stringify(seen)),
  (error) => { console.error(error); process.exitCode = 1; });

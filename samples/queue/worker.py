# Takes jobs from the queue and reports their results. Needs `pip install aliyun-mns-sdk aliyun-python-sdk-core-v3
# aliyun-python-sdk-fnf`. Start `flowglass serve`, then:
#
#   MNS_ENDPOINT=http://127.0.0.1:PORT FNF_ENDPOINT=127.0.0.1:PORT ACCESS_KEY=ID:SECRET python3 worker.py
import json
import os

from aliyunsdkcore.client import AcsClient
from aliyunsdkfnf.request.v20190315.ReportTaskSucceededRequest import ReportTaskSucceededRequest
from mns.account import Account
from mns.mns_exception import MNSServerException

key, secret = os.environ['ACCESS_KEY'].split(':', 1)
queue = Account(os.environ['MNS_ENDPOINT'], key, secret).get_queue('convert-jobs')
queue.set_encoding(False)  # what a flow sends is plain JSON, not Base64
flows = AcsClient(key, secret, 'cn-hangzhou')

while True:
    try:
        message = queue.receive_message(wait_seconds=20)
    except MNSServerException as e:
        if e.type == 'MessageNotExist':
            continue
        raise
    job = json.loads(message.message_body)
    thumbnail = job['picture'].replace('.', '-small.')

    report = ReportTaskSucceededRequest()
    report.set_endpoint(os.environ['FNF_ENDPOINT'])
    report.set_TaskToken(job['token'])
    report.set_Output(json.dumps({'thumbnail': thumbnail}))
    flows.do_action_with_exception(report)
    queue.delete_message(message.receipt_handle)

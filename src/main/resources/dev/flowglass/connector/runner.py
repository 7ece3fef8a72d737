# Runs one function: requests are lines of JSON on stdin, answers lines of JSON on what was stdout when it began. What
# the function prints never gets between them. Ends when stdin ends, and takes with it what the function started.
import base64
import importlib.util
import io
import json
import logging
import os
import queue
import signal
import sys
import threading
import traceback

file, handler_name = sys.argv[1], sys.argv[2].rsplit('.', 1)[-1]
answers = os.fdopen(os.dup(1), 'w', encoding='utf-8', newline='\n')
os.set_inheritable(answers.fileno(), False)
os.dup2(2, 1)
lock = threading.Lock()
requests = queue.Queue()
leader = hasattr(os, 'setsid')
if leader:
    os.setsid()


def say(frame):
    with lock:
        answers.write(json.dumps(frame) + '\n')
        answers.flush()


class Printed(io.TextIOBase):
    """A stream whose lines are told apart from answers."""

    encoding = 'utf-8'

    def __init__(self, stream, descriptor):
        self.stream, self.descriptor, self.rest = stream, descriptor, ''

    def fileno(self):
        return self.descriptor

    def writable(self):
        return True

    @property
    def buffer(self):
        return PrintedBytes(self)

    def write(self, text):
        *lines, self.rest = (self.rest + text).split('\n')
        for line in lines:
            say({'stream': self.stream, 'text': line[:8192]})
        if len(self.rest) > 8192:
            self.finish()
        return len(text)

    def finish(self):
        if self.rest:
            rest, self.rest = self.rest, ''
            say({'stream': self.stream, 'text': rest[:8192]})


class PrintedBytes(io.RawIOBase):
    def __init__(self, printed):
        self.printed = printed

    def writable(self):
        return True

    def write(self, data):
        self.printed.write(bytes(data).decode('utf-8', 'replace'))
        return len(data)


class Fields:
    def __init__(self, fields):
        self.__dict__.update({key: Fields(value) if isinstance(value, dict) else value for key, value in fields.items()})


def stop():
    if leader:
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def listen():
    for line in sys.stdin.buffer:
        requests.put(line)
    stop()


def error(type_name, message, trace):
    say({'error': {
        'errorMessage': message[:4096],
        'errorType': type_name,
        'stackTrace': [line.rstrip('\n')[:512] for line in trace[-24:]]}})


def load():
    spec = importlib.util.spec_from_file_location(os.path.splitext(os.path.basename(file))[0], file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def raised(e):
    frames = traceback.extract_tb(e.__traceback__)
    own = [frame for frame in frames if frame.filename != '<string>' and 'importlib' not in frame.filename]
    error(type(e).__name__, str(e), traceback.format_list(own))


def text(result):
    if isinstance(result, bytes):
        return result.decode('utf-8')
    return result if isinstance(result, str) else json.dumps(result, ensure_ascii=False)


def main():
    sys.path.insert(0, os.path.dirname(file))
    sys.stdout, sys.stderr = Printed('stdout', 1), Printed('stderr', 2)
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='%(asctime)s %(levelname)s %(message)s')
    threading.Thread(target=listen, daemon=True).start()
    module = None
    while True:
        request = json.loads(requests.get())
        try:
            if module is None:
                module = load()
            handler = getattr(module, handler_name, None)
            if not callable(handler):
                error('HandlerNotFound', "Handler '%s' is missing in %s." % (handler_name, file), [])
                continue
            context = Fields(request['context'])
            context.logger = logging.getLogger()
            say({'begun': True})
            result = text(handler(base64.b64decode(request['event']), context))
            sys.stdout.finish()
            sys.stderr.finish()
            if len(result.encode('utf-8', 'surrogatepass')) > request['limit']:
                say({'tooLarge': True})
            else:
                say({'result': result})
        except SystemExit as e:
            sys.stdout.finish()
            sys.stderr.finish()
            os._exit(e.code if isinstance(e.code, int) else 0 if e.code is None else 1)
        except KeyboardInterrupt:
            os._exit(130)
        except BaseException as e:
            sys.stdout.finish()
            sys.stderr.finish()
            raised(e)


main()

// Runs one function: requests are lines of JSON on stdin, answers lines of JSON on the descriptor that is named. What
// the function prints never gets between them. Ends when stdin ends, also while the function is busy.
'use strict';
const fs = require('fs');
const path = require('path');
const { Worker } = require('worker_threads');

const [file, handlerName, descriptor] = process.argv.slice(-3);
const exported = handlerName.split('.').pop();

function say(frame) {
  const bytes = Buffer.from(JSON.stringify(frame) + '\n');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(Number(descriptor), bytes, at);
    } catch (e) {
      if (e.code !== 'EAGAIN') throw e;
    }
  }
}

const printed = {};
function print(name) {
  const rest = { text: '' };
  printed[name] = () => {
    if (rest.text) say({ stream: name, text: rest.text.slice(0, 8192) });
    rest.text = '';
  };
  process[name].write = (chunk, encoding, done) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const lines = (rest.text + text).split('\n');
    rest.text = lines.pop();
    for (const line of lines) say({ stream: name, text: line.slice(0, 8192) });
    if (rest.text.length > 8192) printed[name]();
    const after = typeof encoding === 'function' ? encoding : done;
    if (after) process.nextTick(after);
    return true;
  };
}
print('stdout');
print('stderr');
// The thread that reads cannot be ended while it waits for more; nothing short of a kill gets past it.
process.reallyExit = (code) => {
  printed.stdout();
  printed.stderr();
  say({ exit: code || 0 });
  process.kill(process.pid, 'SIGKILL');
};
process.on('uncaughtException', (e) => {
  console.error(e && e.stack ? e.stack : e);
  process.exit(1);
});
process.on('SIGINT', () => {});

// Reads in a thread of its own, so that the end of stdin is seen by a process whose function never pauses.
const reader = new Worker(`
  const fs = require('fs');
  const { parentPort } = require('worker_threads');
  let parts = [];
  const chunk = Buffer.alloc(65536);
  for (;;) {
    let count = 0;
    try { count = fs.readSync(0, chunk, 0, chunk.length, null); } catch (e) {
      if (e.code === 'EAGAIN') { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); continue; }
    }
    if (count === 0) process.kill(process.pid, 'SIGKILL');
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0 && at < count; at = chunk.indexOf(10, from)) {
      parts.push(Buffer.from(chunk.subarray(from, at)));
      parentPort.postMessage(Buffer.concat(parts).toString('utf8'));
      parts = [];
      from = at + 1;
    }
    if (from < count) parts.push(Buffer.from(chunk.subarray(from, count)));
  }`, { eval: true });

function failure(e) {
  if (!(e instanceof Error)) {
    const message = typeof e === 'string' ? e : JSON.stringify(e) || String(e);
    return { errorMessage: message.slice(0, 4096), errorType: 'Error', stackTrace: [] };
  }
  const name = e.name && e.name !== 'Error' ? e.name : e.constructor.name || 'Error';
  return {
    errorMessage: String(e.message).slice(0, 4096),
    errorType: String(name),
    stackTrace: String(e.stack || '').split('\n').slice(0, 24).map((line) => line.trim().slice(0, 512)),
  };
}

function text(result) {
  if (Buffer.isBuffer(result)) return result.toString('utf8');
  if (typeof result === 'string') return result;
  const json = JSON.stringify(result);
  return json === undefined ? 'null' : json;
}

function call(request) {
  let answered = false;
  const answer = (error, result) => {
    if (answered) return;
    answered = true;
    printed.stdout();
    printed.stderr();
    try {
      if (error) return say({ error: failure(error) });
      const json = text(result);
      say(Buffer.byteLength(json) > request.limit ? { tooLarge: true } : { result: json });
    } catch (e) {
      say({ error: failure(e) });
    }
  };
  try {
    const handler = require(file)[exported];
    if (typeof handler !== 'function') {
      const message = `Handler '${exported}' is missing in ${file}.`;
      return say({ error: { errorMessage: message, errorType: 'HandlerNotFound', stackTrace: [] } });
    }
    const logger = {};
    for (const level of ['log', 'debug', 'info', 'warn', 'error']) logger[level] = (...words) => console[level](...words);
    const context = { ...request.context, logger };
    say({ begun: true });
    const promise = handler(Buffer.from(request.event, 'base64'), context, answer);
    if (promise && typeof promise.then === 'function') {
      promise.then((result) => answer(null, result), (e) => answer(e || new Error('rejected')));
    }
  } catch (e) {
    answer(e || new Error('thrown'));
  }
}

module.paths.unshift(path.join(path.dirname(file), 'node_modules'));
reader.on('message', (line) => call(JSON.parse(line)));

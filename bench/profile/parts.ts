import type { Part } from './shares.ts'

const GARBAGE: Part = { name: 'garbage collection', source: /^\(garbage collector\)$/ }

/** The parts of the thread that speaks HTTP. */
export const MAIN_PARTS: readonly Part[] = [
  GARBAGE,
  { name: 'native code of Node: event loop, sockets, HTTP parser', source: /^\(program\)$/ },
  { name: 'signature check', source: /^src\/http\/(auth\/|pipeline\/require-(caller|signed-body))/ },
  { name: 'handing over to the storage thread', source: /^src\/storage\/|^node:internal\/worker/ },
  {
    name: 'JSON, and its check against the schema',
    source: /^src\/http\/(contract\/|request\/parse-body)|^npm:(ajv|fast-json-stringify)/,
  },
  { name: 'turns of the requests, feeding the parser', source: /^src\/server\// },
  { name: 'log', source: /^npm:pino|^src\/http\/pipeline\/(log-answer|denial-log)/ },
  { name: 'route, use case, answer', source: /^src\/(http|inventory|numbering)\/|^npm:find-my-way/ },
  { name: 'HTTP, streams and sockets of Node', source: /^node:(?!internal\/(crypto|process|timers))/ },
]

/** The parts of the thread that has the database. */
export const STORAGE_PARTS: readonly Part[] = [
  GARBAGE,
  { name: 'native code of Node: event loop, messages', source: /^\(program\)$/ },
  { name: 'numbers: find and claim', source: /tables\/number-table/ },
  { name: 'row of the search', source: /tables\/search-table/ },
  { name: 'row of the audit trail', source: /tables\/audit-trail/ },
  { name: 'other steps of a hold', source: /^src\/(storage\/sqlite\/(commands|tables|engine)|numbering)/ },
  {
    name: 'transaction: write-ahead log, fsync',
    source: /^src\/storage\/sqlite\/batch/,
    at: /^npm:libsql|^src\/storage\/sqlite\/(database|open-libsql)|^(?!src\/)\w+$/,
  },
  { name: 'taking calls, handing back answers', source: /^src\/storage\/sqlite\/(batch|worker)|^node:/ },
]

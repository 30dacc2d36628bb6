// Starts a Holdline in memory, on free ports, and runs the example against it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, watch } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const directory = await mkdtemp(join(tmpdir(), 'holdline-demo-'))
const readyFile = join(directory, 'ready.json')
const ports = ['--http-port', '0', '--https-port', '0']
// The demo shows what its client does, and no line for each request.
const flags = ['serve', '--in-memory', ...ports, '--ready-file', readyFile, '--log-level', 'warn']
const server = spawn(process.execPath, [join(root, 'dist/main.js'), ...flags], {
  cwd: directory,
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  const { https, connectionString, caFile } = await ready()
  console.log(`Holdline serves ${https}\n`)
  const example = spawn(process.execPath, [join(root, 'examples/search-hold-buy.mjs')], {
    stdio: 'inherit',
    env: { ...process.env, HOLDLINE_CONNECTION_STRING: connectionString, NODE_EXTRA_CA_CERTS: caFile },
  })
  const [code] = await once(example, 'exit')
  process.exitCode = code ?? 1
} finally {
  if (server.exitCode === null) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  await rm(directory, { recursive: true, force: true })
}

/** The content of the ready file, once the server is ready. */
async function ready() {
  const stop = new AbortController()
  server.once('exit', () => stop.abort(new Error('Holdline did not start')))
  for await (const { filename } of watch(directory, { signal: stop.signal })) {
    if (filename === 'ready.json') return JSON.parse(await readFile(readyFile, 'utf8'))
  }
  throw new Error('Holdline did not start')
}

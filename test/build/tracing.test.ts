import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

/** Loads an SDK as operators do, with its own copy of the API; the bundle has another copy. */
const SDK = `
import { appendFileSync } from 'node:fs'
import { NodeTracerProvider, SimpleSpanProcessor } from '${import.meta.resolve('@opentelemetry/sdk-trace-node')}'
const exporter = {
  export(spans, done) {
    for (const { name } of spans) appendFileSync(new URL('spans', import.meta.url), name + '\\n')
    done({ code: 0 })
  },
  shutdown: async () => {},
}
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register()
`

it('the built server makes spans where an SDK is loaded before it', async () => {
  const directory = temporaryDirectory()
  const file = join(directory, 'tracing.mjs')
  writeFileSync(file, SDK)
  writeFileSync(join(directory, 'spans'), '')
  const server = await startServer({ env: { NODE_OPTIONS: `--import=${file}` } })
  onTestFinished(async () => {
    await server.stop()
  })
  expect((await fetch(`${server.http}/_holdline/stock`)).status).toBe(200)
  const spans = () => readFileSync(join(directory, 'spans'), 'utf8').split('\n')
  await expect.poll(spans).toContain('GET /_holdline/stock')
  expect(spans()).toContain('store stockCounts')
})

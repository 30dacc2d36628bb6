import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { CONTOSO_KEY, startApp, stockedStore } from '../support/app.ts'
import { at, buyHold, hold } from './support/operations.ts'

let exporter: InMemorySpanExporter

beforeEach(() => {
  exporter = new InMemorySpanExporter()
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register()
})
afterEach(() => {
  for (const api of [trace, context, propagation]) api.disable()
})

/** The spans of this kind, once there are so many. A span ends when the connection has its answer. */
async function spans(count: number, kind = SpanKind.SERVER): Promise<ReadableSpan[]> {
  const found = () => exporter.getFinishedSpans().filter((span) => span.kind === kind)
  await expect.poll(() => found().length).toBe(count)
  return found()
}

it('each request is a span, and the calls of the store that it makes are spans in it', async () => {
  const { contoso, host } = await startApp()
  const searchId = await hold(contoso)
  await buyHold(contoso, searchId)
  const [search, purchase] = await spans(2)
  const [hostname, port] = host.split(':')
  expect(search).toMatchObject({
    name: 'POST /availablePhoneNumbers/countries/{countryCode}/:search',
    status: { code: SpanStatusCode.UNSET },
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/availablePhoneNumbers/countries/{countryCode}/:search',
      'http.response.status_code': 202,
      'url.path': '/availablePhoneNumbers/countries/US/:search',
      'url.scheme': 'http',
      'server.address': hostname,
      'server.port': Number(port),
      'client.address': '127.0.0.1',
      'network.protocol.version': '1.1',
      'holdline.operation': 'SearchAvailablePhoneNumbers',
      'holdline.resource': 'contoso',
      'holdline.claim': searchId,
    },
  })
  expect(search?.parentSpanContext).toBeUndefined()
  expect(purchase?.attributes).toMatchObject({ 'holdline.claim': searchId })
  expect(purchase?.spanContext().traceId).not.toBe(search?.spanContext().traceId)
  const calls = exporter.getFinishedSpans().filter(({ kind }) => kind === SpanKind.INTERNAL)
  const of = (request: ReadableSpan | undefined) =>
    calls.filter((call) => call.parentSpanContext?.spanId === request?.spanContext().spanId)
  expect(of(search).map(({ name }) => name)).toContain('store hold')
  expect(of(purchase).map(({ name }) => name)).toContain('store purchase')
  // No call of a job in the background, and no call before the first request.
  expect(of(search).length + of(purchase).length).toBe(calls.length)
})

it('continues the trace of the client, and tells which requests and calls failed', async () => {
  const under = await stockedStore()
  const ownedNumbers = () => Promise.reject(new StorageError('The disk is full'))
  const { contoso } = await startApp({ store: { ...under, ownedNumbers } })
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` }
  await contoso('GET', at('/phoneNumbers'), { headers })
  const [list] = await spans(1)
  expect(list).toMatchObject({
    parentSpanContext: { traceId, spanId: 'b7ad6b7169203331' },
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'http.response.status_code': 503, 'error.type': '503' },
  })
  const call = exporter.getFinishedSpans().find(({ name }) => name === 'store ownedNumbers')
  expect(call).toMatchObject({
    parentSpanContext: { traceId },
    status: { code: SpanStatusCode.ERROR, message: 'The disk is full' },
  })
})

it('names no path and no secret that a client makes up', async () => {
  const { contoso, host } = await startApp()
  await contoso('POST', `/coffee?key=${encodeURIComponent(CONTOSO_KEY)}`)
  await fetch(`http://${host}${at('/phoneNumbers')}`, { headers: { authorization: `Bearer ${CONTOSO_KEY}` } })
  const found = await spans(2)
  expect(found).toMatchObject([
    { name: 'POST', attributes: { 'url.path': '/coffee', 'http.response.status_code': 404 } },
    { name: 'GET /phoneNumbers', attributes: { 'http.response.status_code': 401 } },
  ])
  const told = found.map(({ attributes }) => JSON.stringify(attributes)).join()
  expect(told).not.toContain(CONTOSO_KEY)
  expect(told).not.toContain(encodeURIComponent(CONTOSO_KEY))
})

it('there is no span without an SDK when the server starts', async () => {
  for (const api of [trace, context, propagation]) api.disable()
  const { contoso } = await startApp()
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register()
  await hold(contoso)
  expect(exporter.getFinishedSpans()).toEqual([])
})

import { type Attributes, context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'
import { readClaim } from './read-claim.ts'

/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/#http-request-method, and PATCH: RFC 5789 */
const KNOWN_METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']

/**
 * Makes a span of each exchange that is answered, by the conventions for HTTP servers
 * (https://opentelemetry.io/docs/specs/semconv/http/http-spans/). Its parent is the client's span, where the request
 * names one; where something else in the process has a span of the request already, it is a part of that one. The query
 * and the headers are left out, since they may have secrets.
 */
export function traceRequest(): Step {
  const tracer = trace.getTracer('holdline')
  return (exchange, next) => {
    const around = context.active()
    const isPart = trace.getSpan(around) !== undefined
    const parent = isPart ? around : propagation.extract(around, exchange.request.headers)
    const kind = isPart ? SpanKind.INTERNAL : SpanKind.SERVER
    const span = tracer.startSpan(nameOf(exchange), { kind, attributes: requestOf(exchange) }, parent)
    exchange.within = (work) => context.with(trace.setSpan(parent, span), work)
    exchange.onSettled(() => {
      span.setAttributes(answerOf(exchange))
      if ((exchange.status ?? 0) >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    })
    next()
  }
}

function nameOf({ method, destination }: Exchange): string {
  const known = KNOWN_METHODS.includes(method) ? method : 'HTTP'
  return destination.kind === 'operation' ? `${known} ${destination.operation.path}` : known
}

function requestOf({ method, target, destination, request, correlationVector }: Exchange): Attributes {
  const { socket, headers } = request
  const isKnown = KNOWN_METHODS.includes(method)
  const { host = '', 'user-agent': userAgent } = headers
  const server = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined
  return {
    'http.request.method': isKnown ? method : '_OTHER',
    'http.request.method_original': isKnown ? undefined : method,
    'http.route': destination.kind === 'operation' ? destination.operation.path : undefined,
    'url.path': target.path,
    'url.scheme': 'encrypted' in socket ? 'https' : 'http',
    'server.address': server?.hostname,
    'server.port': server?.port ? Number(server.port) : undefined,
    'client.address': socket.remoteAddress,
    'network.protocol.version': request.httpVersion,
    'user_agent.original': userAgent,
    'holdline.operation': destination.kind === 'operation' ? destination.operation.operationId : undefined,
    'holdline.ms_cv': correlationVector,
  }
}

function answerOf(exchange: Exchange): Attributes {
  const { status = 0, caller, controlled } = exchange
  return {
    'http.response.status_code': status,
    'error.type': status >= 500 ? String(status) : undefined,
    'holdline.resource': caller?.kind === 'resource' ? caller.resource : undefined,
    'holdline.sandbox': controlled?.name,
    'holdline.claim': readClaim(exchange),
  }
}

import { defineOperatorOperation, type OwnAnswer, type OwnRequest } from '../own-operation.ts'

async function answerMetrics({ tools }: Pick<OwnRequest<'public'>, 'tools'>): Promise<OwnAnswer> {
  return { status: 200, text: await tools.metrics() }
}

export const getMetrics = defineOperatorOperation({
  operationId: 'GetMetrics',
  method: 'GET',
  path: '/_holdline/metrics',
  summary: 'What this process counts and measures, as text for Prometheus.',
  produces: 'text/plain',
  isUnrecorded: true,
  responses: { 200: null },
  handle: answerMetrics,
  open: { isOpen: ({ metricsArePublic }) => metricsArePublic(), handle: answerMetrics },
})

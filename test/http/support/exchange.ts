import type { Exchanged } from '../../../src/control/requests/exchanged.ts'
import { keepText } from '../../../src/control/requests/kept-body.ts'

/** An exchange whose request had this body. */
export function exchange({
  body = '',
  ...facts
}: Partial<Exchanged> & { readonly body?: string } = {}): Exchanged {
  return {
    at: Date.UTC(2026, 0, 15, 12),
    ms: 1,
    method: 'POST',
    target: '/phoneNumbers',
    path: '/phoneNumbers',
    sandbox: undefined,
    operation: 'ListPhoneNumbers',
    plane: 'resource',
    resource: 'contoso',
    operator: undefined,
    status: 200,
    isDropped: false,
    correlationVector: 'a.0',
    clientRequestId: undefined,
    faults: [],
    requestHeaders: { host: '127.0.0.1' },
    requestBody: body === '' ? undefined : keepText(body),
    answerHeaders: ['content-type', 'application/json'],
    answerBody: keepText('{}'),
    ...facts,
  }
}

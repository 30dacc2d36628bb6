import type { PhoneNumberOperation } from '../../generated/acs.d.ts'
import { ApiFailure } from './api-failure.ts'
import { API_VERSION, type Clients } from './create-clients.ts'

/** The pause before an operation is asked for again, in milliseconds; most have ended when they are first asked for. */
const PAUSE_MS = 500

/** Polls an operation until it has ended. Rejects with what made it fail. */
export async function finishOperation(
  { acs }: Pick<Clients, 'acs'>,
  operationId: string,
): Promise<PhoneNumberOperation> {
  for (;;) {
    const { data } = await acs.GET('/phoneNumbers/operations/{operationId}', {
      params: { path: { operationId }, query: { 'api-version': API_VERSION } },
    })
    if (data?.status === 'succeeded') return data
    if (data?.status === 'failed') {
      const { code = 'Failed', message = 'The operation failed.' } = data.error ?? {}
      throw new ApiFailure(message, { code })
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** The id of the operation that an answer has begun. */
export function operationOf({ headers }: Response): string {
  const id = headers.get('operation-id')
  if (id === null)
    throw new ApiFailure('The server began the work, and did not say under which id.', {
      code: 'NoOperation',
    })
  return id
}

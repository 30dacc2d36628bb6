import { formatInstant } from '../../numbering/instant.ts'
import { type Operation, type OperationFailure, operationStatus } from '../../numbering/operation.ts'
import type { Timed } from '../../storage/port/timed.ts'
import type { PhoneNumberOperation } from '../contract/schemas.ts'
import type { CommunicationError } from '../errors/api-error.ts'
import { phoneNumberNotFoundError } from '../errors/errors.ts'
import { forcedError } from '../errors/forced-errors.ts'
import { resourceLink } from './links.ts'

/** The time of the last action. The live service shows this time for every operation. */
const NO_LAST_ACTION = '0001-01-01T00:00:00+00:00'

/** The API's error for the reason why an operation failed. */
function toError(failure: OperationFailure, { phoneNumber }: Operation): CommunicationError {
  return failure === 'numberNotFound' ? phoneNumberNotFoundError(phoneNumber ?? '') : forcedError(failure)
}

/** The operation as the API shows it. */
export function toOperation(
  { value: operation, now }: Timed<Operation>,
  requestedVersion: string,
): PhoneNumberOperation {
  const status = operationStatus(operation, now)
  return {
    operationType: operation.type,
    status,
    resourceLocation: resourceLink(operation, requestedVersion) ?? null,
    createdDateTime: formatInstant(operation.createdAt),
    ...(status === 'failed' &&
      operation.failure !== undefined && { error: toError(operation.failure, operation) }),
    id: operation.id,
    lastActionDateTime: NO_LAST_ACTION,
  }
}

import type { Outdated, RegisterDependent } from '../../storage/port/register-store.ts'
import { StorageError } from '../../storage/port/storage-error.ts'
import type { InForce } from './in-force.ts'
import type { Register } from './register.ts'

/** How many times a command is composed before it fails. Each retry means that the register has changed once more. */
const ATTEMPTS = 5

/**
 * Does a command that depends on the register. If the register has changed since the command was composed, the store
 * does nothing, and the command is composed again under the register's new version.
 *
 * @param compose composes the command and gives it to the store, or answers without the store
 * @throws StorageError if the register changes again each time
 */
export async function underRegister<Answer extends { readonly kind: string }>(
  register: Register,
  compose: (inForce: InForce) => Answer | Promise<Answer>,
): Promise<Exclude<Answer, Outdated>> {
  let inForce = register.current()
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await compose(inForce)
    if (isCurrent(answer)) return answer
    inForce = await register.refresh()
  }
  throw new StorageError('The register changed each time before a command could be done')
}

/** What a command that was composed under these settings carries, so that it is done under no others. */
export function dependenceOn({ version, span }: InForce): RegisterDependent {
  return { registerVersion: version, ...(span && { registerSpan: span }) }
}

function isCurrent<Answer extends { readonly kind: string }>(
  answer: Answer,
): answer is Exclude<Answer, Outdated> {
  return answer.kind !== 'outdated'
}

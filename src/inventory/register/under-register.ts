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
  return untilCurrent(async (attempt) =>
    compose(attempt === 1 ? register.current() : await register.refresh()),
  )
}

/**
 * Repeats a command until it is done under the version of the register that it was composed under.
 *
 * @param compose composes the command and gives it to the store; its parameter is 1 the first time
 * @throws StorageError if the register changes again each time
 */
export async function untilCurrent<Answer extends object>(
  compose: (attempt: number) => Promise<Answer>,
): Promise<Exclude<Answer, Outdated>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await compose(attempt)
    if (isCurrent(answer)) return answer
  }
  throw new StorageError('The register changed each time before a command could be done')
}

/** What a command that was composed under these settings carries, so that it is done under no others. */
export function dependenceOn({ version, span }: InForce): RegisterDependent {
  return { registerVersion: version, ...(span && { registerSpan: span }) }
}

function isCurrent<Answer extends object>(answer: Answer): answer is Exclude<Answer, Outdated> {
  return !('kind' in answer && answer.kind === 'outdated')
}

import type { RegisterDependent } from '../port/register-store.ts'
import type { Access } from './access.ts'
import { HoldLostError } from './storage-fault.ts'
import type { Transaction } from './transaction.ts'

/* The shapes that many methods of the store have. */

/** The method that is one command in a transaction. */
export function changing<C, A>(command: (transaction: Transaction, parameter: C) => Promise<A>) {
  return ({ transact }: Access) =>
    (parameter: C) =>
      transact((transaction) => command(transaction, parameter))
}

/** The method that is one command in a transaction, which locks the register if the command depends on it. */
export function changingUnderRegister<C extends RegisterDependent, A>(
  command: (transaction: Transaction, parameter: C) => Promise<A>,
) {
  return ({ transact }: Access) =>
    (parameter: C) =>
      transact((transaction) => command(transaction, parameter), { register: registerModeOf([parameter]) })
}

/** A method that ends a hold; its answer is `lost` where the hold does not have its numbers any more. */
export function endingHold<C, A>(method: (access: Access) => (parameter: C) => Promise<A>, lost: A) {
  return (access: Access) => (parameter: C) => method(access)(parameter).catch(answerLost(lost))
}

/** The answer in the place of a `HoldLostError`, also after all retries: the hold has expired, whatever the clock says. */
export function answerLost<A>(answer: A) {
  return (error: unknown): A => {
    if (error instanceof HoldLostError) return answer
    throw error
  }
}

/** Only a command that depends on the register locks it: another command need not wait for a change. */
export function registerModeOf(commands: readonly RegisterDependent[]): 'shared' | undefined {
  return commands.some(({ registerVersion }) => registerVersion !== undefined) ? 'shared' : undefined
}

import { ConnectionFault, faultReason, isLastWord, sqlState } from './storage-fault.ts'

/** An error that PostgreSQL itself did not answer is a fault of the connection. */
export async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (sqlState(error) !== undefined && !isLastWord(error)) throw error
    throw new ConnectionFault(faultReason(error), { cause: error })
  }
}

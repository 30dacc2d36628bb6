import type { ApiError } from './api-error.ts'

/** The words are our own: the operator asked for a number of any resource, or of none. */
export function numberNotInInventory(phoneNumber: string): ApiError {
  return {
    status: 404,
    error: {
      code: 'NumberNotInInventory',
      message: `There is no number ${phoneNumber} in the inventory.`,
      target: 'phonenumber',
    },
  }
}

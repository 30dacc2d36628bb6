import { randomInt } from 'node:crypto'
import { openDatabase } from './database.ts'

/** The number has 32 bits, and a sign. */
const EPOCHS = 2 ** 31

/** Gives the inventory in a file that nobody has open a new epoch. */
export function beginEpoch(file: string): void {
  const database = openDatabase(file)
  try {
    database.exec(`PRAGMA user_version = ${randomInt(1, EPOCHS)}`)
  } finally {
    database.close()
  }
}

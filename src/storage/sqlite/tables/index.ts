import type { MachineClock } from '../../../timing/machine-clock.ts'
import type { SqliteDatabase } from '../database.ts'
import { type AuditTrail, auditTrail } from './audit-trail.ts'
import { type BlockTable, blockTable } from './block-table.ts'
import { type ClockTable, clockTable } from './clock-table.ts'
import { type DueRecords, dueRecords } from './due-records.ts'
import { type Explanations, explanations } from './explanations.ts'
import { type NumberTable, numberTable } from './number-table.ts'
import { type OldRecords, oldRecords } from './old-records.ts'
import { type OperationTable, operationTable } from './operation-table.ts'
import { type OwnedTable, ownedTable } from './owned-table.ts'
import { type RegisterHistory, registerHistory } from './register-history.ts'
import { type RegisterTable, registerTable } from './register-table.ts'
import { type ReservationTable, reservationTable } from './reservation-table.ts'
import { type ReservedNumberTable, reservedNumberTable } from './reserved-number-table.ts'
import { type RunningOperations, runningOperations } from './running-operations.ts'
import { searchEntries } from './search-entries.ts'
import { type SearchTable, searchTable } from './search-table.ts'
import { createSequence, type Sequence } from './sequence.ts'
import { type SipTable, sipTable } from './sip-table.ts'
import { type SnapshotTable, snapshotTable } from './snapshot-table.ts'
import { type StockTable, stockTable } from './stock-table.ts'
import { type UntouchedTable, untouchedTable } from './untouched-table.ts'

/** The tables of one connection, with their statements prepared. */
export interface Tables {
  readonly stocks: StockTable
  readonly blocks: BlockTable
  readonly untouched: UntouchedTable
  readonly numbers: NumberTable
  readonly searches: SearchTable
  readonly reservations: ReservationTable
  readonly reserved: ReservedNumberTable
  readonly owned: OwnedTable
  readonly operations: OperationTable
  readonly sip: SipTable
  readonly running: RunningOperations
  readonly trail: AuditTrail
  readonly sequence: Sequence
  readonly old: OldRecords
  readonly due: DueRecords
  readonly explanations: Explanations
  readonly clock: ClockTable
  readonly register: RegisterTable
  readonly registerHistory: RegisterHistory
  readonly snapshots: SnapshotTable
}

/** @param onReading gets the milliseconds by which the inventory's time is ahead of the system's clock */
export function prepareTables(
  database: SqliteDatabase,
  machine: MachineClock,
  onReading: (leadMs: number) => void,
): Tables {
  const untouched = untouchedTable(database)
  const numbers = numberTable(database, untouched)
  const sequence = createSequence(database)
  return {
    stocks: stockTable(database),
    blocks: blockTable(database),
    untouched,
    numbers,
    searches: searchTable(database, sequence),
    reservations: reservationTable(database),
    reserved: reservedNumberTable(database),
    owned: ownedTable(database),
    operations: operationTable(database),
    sip: sipTable(database),
    running: runningOperations(database),
    trail: auditTrail(database, { numbers, searches: searchEntries(database), sequence }),
    sequence,
    old: oldRecords(database),
    due: dueRecords(database),
    explanations: explanations(database),
    clock: clockTable(database, machine, onReading),
    register: registerTable(database),
    registerHistory: registerHistory(database),
    snapshots: snapshotTable(database),
  }
}

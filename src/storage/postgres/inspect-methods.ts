import { inspectNumbers } from '../inspect/inspect-numbers.ts'
import { inspectOperations } from '../inspect/inspect-operations.ts'
import { inspectReservations, inspectSearches } from '../inspect/inspect-records.ts'
import { inspectRegister, inspectRegisterChanges } from '../inspect/inspect-register.ts'
import { inspectSip } from '../inspect/inspect-sip.ts'
import { inspectTrail } from '../inspect/inspect-trail.ts'
import type { InspectStore } from '../port/inspect-store.ts'
import type { Access } from './access.ts'
import { runScript } from './run-script.ts'

/** The methods for a check of the inventory, each for the access to the database that it is given. */
export const inspectMethods: { readonly [M in keyof InspectStore]: (access: Access) => InspectStore[M] } = {
  inspectNumbers: (access) => (page) => runScript(access, (dialect) => inspectNumbers(dialect, page)),
  inspectSearches: (access) => (page) => runScript(access, (dialect) => inspectSearches(dialect, page)),
  inspectReservations: (access) => (page) =>
    runScript(access, (dialect) => inspectReservations(dialect, page)),
  inspectOperations: (access) => (page) => runScript(access, (dialect) => inspectOperations(dialect, page)),
  inspectSip: (access) => (page) => runScript(access, (dialect) => inspectSip(dialect, page)),
  inspectRegister: (access) => (page) => runScript(access, (dialect) => inspectRegister(dialect, page)),
  inspectRegisterChanges: (access) => (page) =>
    runScript(access, (dialect) => inspectRegisterChanges(dialect, page)),
  inspectTrail: (access) => (page) => runScript(access, (dialect) => inspectTrail(dialect, page)),
}

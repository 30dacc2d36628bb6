import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { InspectedOperation, InspectedOperations } from '../../storage/port/inspect-store.ts'
import { instantText } from './describe.ts'
import { type Finding, finding } from './finding.ts'

/** The command of the entry that each type of operation makes. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['releasePhoneNumber', 'release'],
  ['updatePhoneNumberCapabilities', 'updateCapabilities'],
])

/** Whether the operations of the page are about what has happened. */
export function checkOperations(page: InspectedOperations): Finding[] {
  return page.operations.flatMap((operation) => checkOperation(operation, page))
}

function checkOperation(operation: InspectedOperation, page: InspectedOperations): Finding[] {
  const { id, type, number, failure, entry, createdAt, startsAt, endsAt } = operation
  const subject = `operation ${id}`
  const command = COMMANDS.get(type)
  if (command === undefined) return [finding(subject, 'a release or a change of capabilities', type)]
  if (createdAt > startsAt || startsAt > endsAt) {
    const found = [createdAt, startsAt, endsAt].map(instantText).join(', ')
    return [finding(subject, 'made, begun and ended in this order', found)]
  }
  if (entry === undefined || number === undefined || entry <= page.opening) return []
  const found = page.entries.get(entry)
  if (found === undefined) return [finding(subject, `the entry ${entry} of the trail`, 'there is none')]
  if (failure !== undefined) return []
  const phoneNumber = phoneNumberFromInteger(number)
  const isAbout = 'phoneNumbers' in found && found.phoneNumbers.includes(phoneNumber)
  if (found.command === command && isAbout) return []
  return [finding(subject, `an entry ${command} of ${phoneNumber}`, `the entry ${entry}, ${found.command}`)]
}

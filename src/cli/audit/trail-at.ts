import { AuditTrail } from '../../http/contract/audit-schemas.ts'
import { toAuditTrail } from '../../http/wire/to-audit-entry.ts'
import { readTrail } from '../../operator/audit/read-trail.ts'
import { callServer } from '../call-server.ts'
import { checkAnswer } from '../check-answer.ts'
import type { ReachedInventory } from '../reach-inventory.ts'
import { controlPath } from '../server-options.ts'

/** A page of the audit trail of this place, in the form of `GET /_holdline/audit`. */
export async function trailAt(place: ReachedInventory, since: number): Promise<AuditTrail> {
  if (place.kind === 'store') return toAuditTrail(await readTrail(place, since))
  const { server, sandbox } = place
  const path = controlPath({ sandbox }, `audit?since=${since}`)
  return checkAnswer(AuditTrail, await callServer(server, 'GET', path))
}

import { decideChangeSip } from '../../decide/decide-change-sip.ts'
import type { ChangeSipAnswer, ChangeSipCommand } from '../../port/sip-store.ts'
import type { Tables } from '../tables/index.ts'

export function changeSipConfiguration(
  { sip, trail, clock }: Tables,
  command: ChangeSipCommand,
): ChangeSipAnswer {
  const { resource } = command
  const { answer, change } = decideChangeSip(command, sip.find(resource))
  if (change !== undefined) {
    sip.put(resource, change.configuration)
    trail.append(clock.now(), change.detail, [])
  }
  return answer
}

import type { Damage } from './damage.ts'
import { OWNER_DAMAGES } from './owner-damages.ts'
import { PLACE_DAMAGES } from './place-damages.ts'
import { RECORD_DAMAGES } from './record-damages.ts'
import { REGISTER_DAMAGES } from './register-damages.ts'
import { SIP_DAMAGES } from './sip-damages.ts'
import { STATE_DAMAGES } from './state-damages.ts'
import { TRAIL_DAMAGES } from './trail-damages.ts'
import { TURN_DAMAGES } from './turn-damages.ts'

/** Each kind of damage, by statements that both stores execute. */
export const DAMAGES: readonly Damage[] = [
  ...OWNER_DAMAGES,
  ...STATE_DAMAGES,
  ...RECORD_DAMAGES,
  ...PLACE_DAMAGES,
  ...TURN_DAMAGES,
  ...TRAIL_DAMAGES,
  ...SIP_DAMAGES,
  ...REGISTER_DAMAGES,
]

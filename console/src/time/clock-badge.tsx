import { Badge, Tooltip } from '@fluentui/react-components'
import { instantText } from '../shared/format.ts'
import { timeOn, useClock } from './use-clock.ts'

/** Says that the inventory's time is not the real time, wherever that is so. */
export function ClockBadge() {
  const clock = useClock()
  if (clock === undefined || clock.mode === 'real') return null
  const words =
    clock.mode === 'frozen'
      ? 'The clock stands still'
      : `The clock is not real${clock.rate === 1 ? '' : `, ×${clock.rate}`}`
  return (
    <Tooltip content={`It shows ${instantText(timeOn(clock))}.`} relationship="description">
      <Badge appearance="filled" color="warning" size="large" tabIndex={0}>
        {words}
      </Badge>
    </Tooltip>
  )
}

import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { countdownText } from './countdown-text.ts'
import { useNow } from './use-now.ts'

const useStyles = makeStyles({
  figure: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  last: { color: tokens.colorPaletteRedForeground1 },
})

/** The last minute is shown in another colour. */
const LAST_MS = 60_000

/** The time until an instant by the inventory's clock. */
export function Countdown({ until, onEnd }: { readonly until: number; readonly onEnd?: () => void }) {
  const styles = useStyles()
  const now = useNow()
  const left = now === undefined ? undefined : until - now
  const isOver = left !== undefined && left <= 0
  useEffect(() => {
    if (isOver) onEnd?.()
  }, [isOver, onEnd])
  return (
    <Text
      className={mergeClasses(styles.figure, left !== undefined && left < LAST_MS && styles.last)}
      role="timer"
    >
      {left === undefined ? '…' : countdownText(left)}
    </Text>
  )
}

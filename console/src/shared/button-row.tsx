import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  small: { gap: tokens.spacingHorizontalXS },
})

/** Buttons and fields beside each other, in as many lines as the window asks for. */
export function ButtonRow({
  isSmall = false,
  children,
}: {
  /** Whether they are the small buttons of a table's row. */
  readonly isSmall?: boolean
  readonly children: ReactNode
}) {
  const styles = useStyles()
  return <div className={mergeClasses(styles.row, isSmall && styles.small)}>{children}</div>
}

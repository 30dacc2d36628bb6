import { makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXXL,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusLarge,
    // Buttons that the window has no room for beside each other.
    '& > div': { justifyContent: 'center' },
  },
  title: { marginBlock: 0 },
})

/** What a list shows that has nothing, with what to do about it. */
export function EmptyState({
  title,
  children,
  action,
  level = 2,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** The level of the title: one more than that of the heading above it. */
  readonly level?: 1 | 2 | 3
}) {
  const styles = useStyles()
  return (
    <div className={styles.box}>
      <Subtitle1 as={`h${level}`} align="center" className={styles.title}>
        {title}
      </Subtitle1>
      {children !== undefined && <Text align="center">{children}</Text>}
      {action}
    </div>
  )
}

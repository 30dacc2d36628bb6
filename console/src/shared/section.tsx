import { makeStyles, Title3, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ButtonRow } from './button-row.tsx'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  title: { flexGrow: 1, marginBlock: 0 },
})

/** A part of a page: its title, what can be done beside it, and its content. */
export function Section({
  title,
  actions,
  children,
}: {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const styles = useStyles()
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <Title3 as="h2" className={styles.title}>
          {title}
        </Title3>
        {actions !== undefined && <ButtonRow>{actions}</ButtonRow>}
      </div>
      {children}
    </section>
  )
}

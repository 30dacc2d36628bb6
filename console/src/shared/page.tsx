import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect } from 'react'

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXL} clamp(${tokens.spacingHorizontalL}, 4vw, ${tokens.spacingHorizontalXXXL})`,
    maxWidth: '80rem',
    boxSizing: 'border-box',
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  title: { flexGrow: 1, marginBlock: 0 },
})

export interface PageProps {
  readonly title: string
  /** The part of the page that is shown, where it has parts: the title of the window begins with it. */
  readonly part?: string
  /** What the page is for, in one sentence. */
  readonly about?: string | undefined
  /** What stands beside the title. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page of the console: its title, its actions beside it, and what it is for in one sentence. */
export function Page({ title, part, about, actions, children }: PageProps) {
  const styles = useStyles()
  useEffect(() => {
    document.title = [...(part === undefined ? [] : [part]), title, 'Holdline'].join(' · ')
  }, [title, part])
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title2 as="h1" className={styles.title}>
          {title}
        </Title2>
        {actions}
      </div>
      {about !== undefined && <Text>{about}</Text>}
      {children}
    </div>
  )
}

import { Caption1, makeStyles, NavDrawer, NavDrawerBody, NavItem, tokens } from '@fluentui/react-components'
import { Fragment } from 'react'
import { useLocation } from 'wouter'
import { useServer } from './server.tsx'
import { hasResource, type View } from './views.ts'

const useStyles = makeStyles({
  nav: { width: '14rem', flexShrink: 0 },
  head: {
    display: 'block',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
})

/** The links to the views. In a narrow window they lie over the view, until one is taken. */
export function Navigation({
  views,
  shown,
  isNarrow,
  isOpen,
  onClose,
}: {
  readonly views: readonly View[]
  /** The path of the view that is shown; absent if it is none of them. */
  readonly shown: string | undefined
  readonly isNarrow: boolean
  /** Whether it is open in a narrow window. */
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const styles = useStyles()
  const { session } = useServer()
  const [, navigate] = useLocation()
  const firstOfOperator = views.find(({ isFor }) => isFor !== hasResource)
  return (
    <NavDrawer
      className={styles.nav}
      open={!isNarrow || isOpen}
      // What lies over the view and keeps the focus is a dialog.
      {...(isNarrow ? { type: 'overlay', role: 'dialog' } : { type: 'inline' })}
      onOpenChange={(_, { open }) => !open && onClose()}
      selectedValue={shown ?? ''}
      aria-label="Views"
    >
      <NavDrawerBody>
        {session.resource !== undefined && (
          <Caption1 className={styles.head}>Numbers of “{session.resource}”</Caption1>
        )}
        {views.map((view) => (
          <Fragment key={view.path}>
            {session.resource !== undefined && view === firstOfOperator && (
              <Caption1 className={styles.head}>All resources</Caption1>
            )}
            <NavItem
              value={view.path}
              icon={<view.icon />}
              href={`#${view.path}`}
              as="a"
              onClick={(event) => {
                event.preventDefault()
                navigate(view.path)
                onClose()
              }}
            >
              {view.title}
            </NavItem>
          </Fragment>
        ))}
      </NavDrawerBody>
    </NavDrawer>
  )
}

import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import { NavigationRegular, SignOutRegular } from '@fluentui/react-icons'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { EmptyState } from '../shared/empty-state.tsx'
import { ClockBadge } from '../time/clock-badge.tsx'
import { ConnectionNotes } from './connection-notes.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { Navigation } from './navigation.tsx'
import { PageFault } from './page-fault.tsx'
import { useServer } from './server.tsx'
import { NARROW, useMedia } from './use-media.ts'
import { VIEWS } from './views.ts'

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100dvh' },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  name: { flexGrow: 1, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  body: { display: 'flex', flexGrow: 1, minHeight: 0 },
  main: { flexGrow: 1, minWidth: 0, overflowY: 'auto', outlineStyle: 'none' },
  skip: {
    position: 'absolute',
    left: '-999rem',
    ':focus': { left: tokens.spacingHorizontalM, top: tokens.spacingVerticalS, zIndex: 1 },
  },
})

/** The frame of all views: the name, the clock, the navigation, and the view that the address names. */
export function Shell() {
  const styles = useStyles()
  const { session, signOut } = useServer()
  const [location, navigate] = useLocation()
  const isNarrow = useMedia(NARROW)
  const [isOpen, setOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const views = VIEWS.filter(({ isFor }) => isFor(session))
  const first = views[0]?.path ?? '/connect'
  const shown = views.find(({ path }) => location === path || location.startsWith(`${path}/`))

  // A reader who uses the keyboard or a screen reader goes on at the beginning of the view.
  const path = shown?.path
  useEffect(() => {
    if (path !== undefined) main.current?.focus()
  }, [path])

  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <a
          className={styles.skip}
          href={`#${location}`}
          onClick={(event) => {
            event.preventDefault()
            main.current?.focus()
          }}
        >
          Skip to the content
        </a>
        {isNarrow && (
          <Button
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-label="Open the navigation"
            aria-expanded={isOpen}
            onClick={() => setOpen(true)}
          />
        )}
        <Text className={styles.name}>Holdline</Text>
        <ClockBadge />
        <KeysDialog />
        {session.operator !== 'unsigned' && (
          <Button appearance="subtle" icon={<SignOutRegular />} onClick={signOut}>
            Sign out
          </Button>
        )}
      </header>
      <ConnectionNotes />
      <div className={styles.body}>
        <Navigation
          views={views}
          shown={path}
          isNarrow={isNarrow}
          isOpen={isOpen}
          onClose={() => setOpen(false)}
        />
        <main className={styles.main} ref={main} tabIndex={-1}>
          <PageFault key={path}>
            <Suspense fallback={<Spinner label="Loading …" style={{ marginTop: '20vh' }} />}>
              <Switch>
                {views.map(({ path: to, page: View }) => (
                  <Route key={to} path={`${to}/*?`} component={View} />
                ))}
                <Route path="/">
                  <Redirect to={first} replace />
                </Route>
                {/* The view of another key, which this tab had before. */}
                {VIEWS.map(({ path: to }) => (
                  <Route key={to} path={`${to}/*?`}>
                    <Redirect to={first} replace />
                  </Route>
                ))}
                <Route>
                  <EmptyState
                    title="There is no such page"
                    level={1}
                    action={<Button onClick={() => navigate(first)}>Go to the first one</Button>}
                  />
                </Route>
              </Switch>
            </Suspense>
          </PageFault>
        </main>
      </div>
    </div>
  )
}

import { Spinner } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { createClients } from '../api/create-clients.ts'
import { forgetSession, loadSession, type Session, saveSession } from '../api/session.ts'
import { signInWithoutKey } from '../api/sign-in.ts'
import { type Server, ServerContext } from './server.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** How often a page asks whether a stand-in is there that is being started, in milliseconds. */
const AGAIN_MS = 2_000

/** Shows its children once the tab has a session: a stand-in gives one to everybody, another server asks for a key. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState<Session | undefined>(loadSession)
  const [isAsking, setAsking] = useState(isEmpty(session))
  const [isReached, setReached] = useState(true)
  const [denied, setDenied] = useState<Server['denied']>()
  const queries = useQueryClient()

  useEffect(() => {
    if (!isAsking) return
    let timer = 0
    const ask = () =>
      signInWithoutKey().then(
        (found) => {
          setAsking(false)
          if (found !== undefined) setSession(found)
        },
        () => {
          timer = window.setTimeout(ask, AGAIN_MS)
        },
      )
    ask()
    return () => window.clearTimeout(timer)
  }, [isAsking])

  const signOut = useCallback(() => {
    forgetSession()
    queries.clear()
    setDenied(undefined)
    setSession({})
  }, [queries])

  const onDenied = useCallback((plane: 'operator' | 'resource', isDenied: boolean) => {
    setDenied((known) => (isDenied ? plane : known === plane ? undefined : known))
  }, [])
  const server = useMemo(
    () =>
      isEmpty(session)
        ? undefined
        : {
            ...createClients(session, { onReached: setReached, onDenied }),
            session,
            signOut,
          },
    [session, signOut, onDenied],
  )
  if (isAsking) return <Spinner label="Asking the server …" style={{ marginTop: '30vh' }} />
  if (server === undefined) {
    return (
      <SignInPage
        onSignedIn={(found) => {
          saveSession(found)
          setSession(found)
        }}
      />
    )
  }
  return <ServerContext value={{ ...server, isReached, denied }}>{children}</ServerContext>
}

function isEmpty(session: Session | undefined): session is undefined | Record<string, never> {
  return session?.resourceKey === undefined && session?.operator === undefined
}

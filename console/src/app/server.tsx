import { createContext, useContext } from 'react'
import type { Clients } from '../api/create-clients.ts'
import type { Session } from '../api/session.ts'

/** The server of a tab that is signed in. */
export interface Server extends Clients {
  readonly session: Session
  /** Whether the last request was answered. */
  readonly isReached: boolean
  /** Whose credentials the server does not take any more, if it is so. */
  readonly denied: 'operator' | 'resource' | undefined
  readonly signOut: () => void
}

export const ServerContext = createContext<Server | undefined>(undefined)

/** The server that the page talks to. Only pages within `SignedIn` have one. */
export function useServer(): Server {
  const server = useContext(ServerContext)
  if (server === undefined) throw new Error('The page is not within SignedIn')
  return server
}

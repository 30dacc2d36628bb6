import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  Toaster,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { ApiFailure } from '../api/api-failure.ts'
import { TOASTER } from '../shared/use-told.tsx'
import { keepFocus } from './keep-focus.ts'
import { Shell } from './shell.tsx'
import { SignedIn } from './signed-in.tsx'
import { DARK, useMedia } from './use-media.ts'

/** The content security policy lets styles through that carry the nonce of the page's own answer. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } })

/** The colours of the theme fill the window, also around a page that is shorter. */
const WHOLE_WINDOW = { display: 'flow-root', minHeight: '100dvh' }

/** The key that leads to the message at the edge of the page. */
const SHORTCUTS = { focus: ({ ctrlKey, key }: KeyboardEvent) => ctrlKey && key === 'm' }

const RETRIES = 2

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // An answer such as 404 is the same when it is asked for again.
      retry: (count, error) => count < RETRIES && error instanceof ApiFailure && isPassing(error),
      // A page that somebody comes back to shows what it knew, and asks again meanwhile.
      staleTime: 2_000,
      // A machine without a network reaches a server of its own all the same.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

/** Whether a request that failed may succeed when it is sent again. */
function isPassing({ status }: ApiFailure): boolean {
  return status === 429 || status === 503
}

/** The console: its theme, what its pages share, and the page that the address names. */
export function App() {
  const isDark = useMedia(DARK)
  useEffect(keepFocus, [])
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={isDark ? webDarkTheme : webLightTheme} style={WHOLE_WINDOW}>
        <QueryClientProvider client={queries}>
          <Router hook={useHashLocation}>
            <SignedIn>
              <Shell />
            </SignedIn>
          </Router>
          <Toaster toasterId={TOASTER} position="bottom-end" shortcuts={SHORTCUTS} />
        </QueryClientProvider>
      </FluentProvider>
    </RendererProvider>
  )
}

import { useCallback, useSyncExternalStore } from 'react'

/** Narrower than this, the navigation would leave a view too little room. */
export const NARROW = '(max-width: 52rem)'

/** The system's setting asks for a dark page. */
export const DARK = '(prefers-color-scheme: dark)'

/** Whether the window is as a media query says: https://developer.mozilla.org/docs/Web/CSS/@media */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

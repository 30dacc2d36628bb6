import { useEffect } from 'react'
import { WRITTEN } from './written.ts'

/** Does something at a key, but not while somebody writes into a field. */
export function useShortcut(key: string, act: () => void): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof Element && event.target.closest(WRITTEN) !== null
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || isWriting) return
      event.preventDefault()
      act()
    }
    // Before the components: a list that is open takes every key for the beginning of a word.
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  })
}

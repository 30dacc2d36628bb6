import { useEffect } from 'react'

/** Does something at a key, but not while somebody writes into a field. */
export function useShortcut(key: string, act: () => void): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const isWriting =
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [role=combobox]') !== null
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || isWriting) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  })
}

/** Makes the key under which the service knows a repeated request: the same content keeps its key until it is answered, so that a second
 * press after a lost answer is the same act; other content, and the same content once more after its answer, is an act of its own. */
export function requestKeys(make: () => string = newKey): { keyFor: (content: unknown) => string; answered: () => void } {
  let last: { content: string; key: string } | null = null
  return {
    keyFor: content => {
      const text = JSON.stringify(content) ?? ''
      if (last?.content !== text) last = { content: text, key: make() }
      return last.key
    },
    answered: () => { last = null },
  }
}

// crypto.randomUUID is missing on plain http inside a court's network; random bytes are not.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
}

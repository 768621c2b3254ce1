const OLDEST = [22, 17] as const

/** Undefined when this Node is new enough, else the line that says what to do. Kept free of imports, so that any Node can run it. */
export function nodeComplaint(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined
  return `Karya needs Node ${OLDEST.join('.')} or newer, this is ${version}. ` +
    'Start it with npm start after npm ci (which brings its own Node on Linux), or install a newer Node.'
}

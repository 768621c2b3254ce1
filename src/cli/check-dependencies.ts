import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** dependency-cruiser says "no violations" also when it read nothing, so the number of modules is checked against the files. */
const files = (await readdir(`${ROOT}/dist`, { recursive: true })).filter((file) => file.endsWith('.js'))
const { stdout } = await promisify(execFile)(`${ROOT}/node_modules/.bin/depcruise`, ['dist', '--output-type', 'json'], { cwd: ROOT, maxBuffer: 100_000_000 })
  .catch((error: { stdout: string }) => error)
const { summary, modules } = JSON.parse(stdout) as {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] }
  modules: { source: string }[]
}
const read = modules.filter(({ source }) => source.startsWith('dist/')).length

for (const { from, to, rule } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
if (read < files.length) console.error(`only ${read} of ${files.length} modules were read`)
console.log(`${read} modules read, ${summary.violations.length} forbidden dependencies`)
process.exit(summary.violations.length > 0 || read < files.length ? 1 : 0)

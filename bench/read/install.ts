import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('./', import.meta.url)
const lock = new URL('package-lock.json', folder)
const installed = new URL('node_modules/.installed-lock.json', folder)

/** The peers are installed when their lock file is not the one of last time. */
if (!existsSync(installed) || !readFileSync(installed).equals(readFileSync(lock))) {
  console.log('Installing the peers (bench/read/package-lock.json), once …')
  const { status } = spawnSync('npm', ['ci', '--silent', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: fileURLToPath(folder), stdio: 'inherit' })
  if (status !== 0) {
    console.error('The peers could not be installed: npm must reach its registry for that, once. Then run again.')
    process.exit(1)
  }
  copyFileSync(lock, installed)
}

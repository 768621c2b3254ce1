import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Karya } from '../launcher/support/karya.js'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** The built program as a process of its own, on a database that outlives it. Gives its address too. */
export async function startKarya(databaseUrl: string): Promise<{ karya: Karya; url: string }> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATABASE_URL: databaseUrl, PORT: '0', DEMO_DATA: 'off' }
  const karya = new Karya(spawn('node_modules/.bin/node', ['dist/main.js'], { cwd: REPOSITORY, env, stdio: ['ignore', 'pipe', 'pipe'] }))
  const url = await karya.serving()
  if (!url) throw new Error(`Karya did not start: ${(await karya.ended()).output}`)
  return { karya, url }
}

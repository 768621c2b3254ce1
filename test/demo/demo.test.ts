import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('npm run demo', () => {
  it('tells the main job on a server of its own, live events included, and the story holds', async () => {
    const { status, output } = await run(['dist/cli/demo.js'])
    expect(status, output).toBe(0)
    expect(output).toContain('The story held.')
    for (const told of ['OPTIMAL', 'QUALITY_CLASS', 'DUE_DATE', 'CONFLICT', 'Resumed from its cursor', 'COMPLETED']) expect(output).toContain(told)
  }, 600_000)

  it('breaks with one line and exit status 1 where there is no server', async () => {
    const { status, output } = await run(['dist/cli/demo.js', '--url', 'http://127.0.0.1:9'])
    expect(status).toBe(1)
    expect(output).toContain('The story broke:')
  })
})

function run(args: readonly string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('node_modules/.bin/node', args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
    child.on('close', (status) => resolve({ status, output }))
  })
}

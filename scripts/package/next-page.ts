import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { install } from "./install.ts";

const DEPENDENCIES = { next: "^16.4.6", react: "^19.0.0", "react-dom": "^19.0.0" };

/**
 * Builds an application of Next.js whose server component hands states, check failures and results to a client component,
 * and compares the values on both sides.
 *
 * @returns problems
 */
export function checkNextPage(root: string, tarball: string): string[] {
	const home = mkdtempSync(join(tmpdir(), "phala-stakepool-next-"));
	try {
		cpSync(join(root, "test/consumers/next"), home, { recursive: true });
		install("npm", home, { "phala-stakepool": `file:${tarball}`, ...DEPENDENCIES });
		const { status, stdout, stderr } = spawnSync("npx", ["next", "build"], {
			cwd: home,
			encoding: "utf8",
			env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
		});
		if (status !== 0) return [`next build failed:\n${stdout}${stderr}`];
		const html = readFileSync(join(home, ".next/server/app/index.html"), "utf8");
		const [server, client] = ["server", "client"].map(
			(side) => new RegExp(`<pre data-side="${side}">(.*?)</pre>`, "s").exec(html)?.[1] ?? "",
		);
		if (!client?.includes("totalStake:2000000000000000n")) return [`no amount arrived as bigint: ${client}`];
		return server === client ? [] : [`values changed on their way:\nserver ${server}\nclient ${client}`];
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}

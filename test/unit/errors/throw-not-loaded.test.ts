import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it, vi } from "vitest";
import { fromHex } from "../../../src/codec/hex.ts";
import { throwNotLoaded } from "../../../src/errors/throw-not-loaded.ts";
import { connect } from "../../../src/index.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { ALICE, poolStorage } from "../../support/storage.ts";

const GONE = new TypeError("Failed to fetch dynamically imported module: /assets/rows.js");
const missing = vi.hoisted(() => new Set<string>());

// The files of a site that was deployed again, or of a page without a network.
vi.mock("../../../src/entities/rows/stake-pool-rows.ts", async (load) => {
	if (missing.has("rows")) throw GONE;
	return load();
});
vi.mock("../../../src/plan/plan-executor.ts", async (load) => {
	if (missing.has("plan")) throw GONE;
	return load();
});
vi.mock("../../../src/plan/plan-code.ts", async (load) => {
	if (missing.has("plan")) throw GONE;
	return load();
});

it("names the runtime's reason and what to do, and keeps the cause", () => {
	expect(() => throwNotLoaded(GONE)).toThrow(
		expect.objectContaining({
			code: "CODE_NOT_LOADED",
			message: `Code not loaded: ${GONE.message}. Repeat it online, or reload the page.`,
			details: { reason: GONE.message },
			cause: GONE,
		}),
	);
});

it("fails a read, and the read succeeds once the file is there", async () => {
	const phala = await connect(new FakeNode(poolStorage(0)));
	missing.add("rows");
	await expect(phala.stakePools.list({ pids: [0] })).rejects.toMatchObject({ code: "CODE_NOT_LOADED" });
	missing.delete("rows");
	expect(await phala.stakePools.list({ pids: [0] })).toHaveLength(1);
	await phala.close();
});

it("fails a plan before anything is sent, and the plan can be used again", async () => {
	const node = new FakeNode(poolStorage(0));
	const phala = await connect(node);
	const plan = phala.delegator(ALICE).contribute(0, 10n ** 12n);
	missing.add("plan");
	await expect(plan.fee()).rejects.toMatchObject({ code: "CODE_NOT_LOADED" });
	const signer = { address: ALICE, addressRaw: fromHex(ALICE), sign: () => new Uint8Array(64) };
	const { finalized } = plan.send(signer);
	await expect(finalized).rejects.toMatchObject({ code: "CODE_NOT_LOADED" });
	expect(node.requests.filter(({ method }) => method.startsWith("author_"))).toEqual([]);
	missing.delete("plan");
	expect(await plan.check()).toContainEqual(expect.objectContaining({ code: "INSUFFICIENT_BALANCE" }));
	await phala.close();
});

it("is the failure of every dynamic import of the client", () => {
	const src = resolve(import.meta.dirname, "../../../src");
	const layers = ["chain", "client", "entities", "live", "plan", "query", "rpc", "simulation"];
	const files = layers.flatMap((layer) =>
		readdirSync(join(src, layer), { recursive: true, encoding: "utf8" })
			.filter((name) => name.endsWith(".ts"))
			.map((name) => join(src, layer, name)),
	);
	const imports = files.flatMap((file) =>
		[...readFileSync(file, "utf8").matchAll(/(typeof )?\bimport\("[^"]+"\)(.{0,22})/g)].filter(([, isType]) => !isType),
	);
	expect(imports.length).toBeGreaterThan(80);
	expect(imports.filter(([, , next]) => next !== ".catch(throwNotLoaded)").map(([text]) => text)).toEqual([]);
});

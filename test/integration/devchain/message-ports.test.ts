import { connect, isPhalaError, parsePha, percent } from "phala-stakepool";
import { DevChain, impersonate, portProvider } from "phala-stakepool/devchain";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

describe("a chain behind a message port", () => {
	let chain: DevChain;
	let ports: MessageChannel;
	beforeEach(async () => {
		chain = await DevChain.start();
		ports = new MessageChannel();
	});
	afterEach(async () => {
		await chain.close();
		ports.port1.close();
		ports.port2.close();
	});

	it("serves reads and transactions", async () => {
		chain.serve(ports.port1);
		await using phala = await connect(portProvider(ports.port2));
		const { alice } = chain.accounts;
		const { result } = await phala.createStakePool().send(alice).finalized;
		await phala.delegator(alice).contribute(result.pid, parsePha("10")).send(alice).finalized;
		expect((await phala.stakePool(result.pid).get()).totalStake).toBe(parsePha("10"));
	});

	it("connects once the chain is served, whichever end comes first", async () => {
		const provider = portProvider(ports.port2);
		expect(provider.isConnected).toBe(false);
		const connected = new Promise((resolve) => provider.on("connected", resolve));
		chain.serve(ports.port1);
		await connected;
		expect(await provider.send("system_chain", [])).toBe("Phala Development");
	});

	it("controls the clock with dev_* methods", async () => {
		chain.serve(ports.port1);
		const provider = portProvider(ports.port2);
		await using phala = await connect(provider);
		const before = (await phala.head()).timestampMs;
		await provider.send("dev_advance", [{ days: 1 }]);
		expect(chain.best.timestampMs - before).toBeGreaterThanOrEqual(86_400_000);
	});

	it("renews subscriptions after a lost connection", async () => {
		chain.serve(ports.port1);
		await using phala = await connect(portProvider(ports.port2));
		const numbers: number[] = [];
		const heads = phala.head$.subscribe(({ number }) => numbers.push(number));
		await expect.poll(() => numbers.length).toBeGreaterThan(0);
		chain.faults.dropConnections();
		const { number } = await chain.newBlock();
		await expect.poll(() => numbers.at(-1)).toBe(number);
		heads.unsubscribe();
	});

	it("waits while the chain refuses connections", async () => {
		chain.faults.refuseConnections = true;
		chain.serve(ports.port1);
		const provider = portProvider(ports.port2);
		const connected = new Promise((resolve) => provider.on("connected", resolve));
		await new Promise((resolve) => setImmediate(resolve));
		expect(provider.isConnected).toBe(false);
		chain.faults.refuseConnections = false;
		await connected;
		await expect.poll(() => chain.stats.connections).toBe(1);
	});

	it("has one connection per port, which the provider or the chain ends", async () => {
		const stop = chain.serve(ports.port1);
		const provider = portProvider(ports.port2);
		await expect.poll(() => chain.stats.connections).toBe(1);
		await provider.disconnect();
		await expect.poll(() => chain.stats.connections).toBe(0);
		await provider.connect();
		await expect.poll(() => chain.stats.connections).toBe(1);
		stop();
		expect(chain.stats.connections).toBe(0);
	});

	it("ends the provider's connection and requests when the chain ends it, until it is served again", async () => {
		const stop = chain.serve(ports.port1);
		const provider = portProvider(ports.port2);
		await expect.poll(() => provider.isConnected).toBe(true);
		const disconnected = new Promise((resolve) => provider.on("disconnected", () => resolve("disconnected")));
		stop();
		const request = provider.send("system_chain", []).catch((error: unknown) => isPhalaError(error, "DISCONNECTED"));
		expect(await disconnected).toBe("disconnected");
		expect(await request).toBe(true);
		chain.serve(ports.port1);
		await expect.poll(() => provider.isConnected).toBe(true);
		expect(await provider.send("system_chain", [])).toBe("Phala Development");
	});

	it("impersonates accounts", async () => {
		chain.serve(ports.port1);
		const provider = portProvider(ports.port2);
		await using phala = await connect(provider);
		const owner = await impersonate(provider, chain.accounts.bob.address);
		const { result } = await phala.createStakePool().send(owner).inBlock;
		await phala.stakePool(result.pid).setCommission(percent("5")).send(owner).inBlock;
		expect((await phala.stakePool(result.pid).get()).owner).toBe(chain.accounts.bob.address);
		await expect(impersonate(provider, "nobody")).rejects.toThrow("Invalid params");
	});

	it("refuses what is no port", () => {
		const notAPort = JSON.parse("{}");
		for (const open of [
			() => portProvider(notAPort),
			() => portProvider(JSON.parse("null")),
			() => chain.serve(JSON.parse("null")),
		]) {
			expect(open).toThrow(expect.toSatisfy((error: unknown) => isPhalaError(error, "INVALID_ARGUMENT")));
		}
	});
});

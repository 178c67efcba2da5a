import type { SubmittableExtrinsicFunction } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import { type Generation, parsePha, percent } from "../../src/index.ts";
import { type Act, World } from "./world.ts";

const POOLS = 40;
const DELEGATORS = 80;
const OWNERS = 22;
const VAULTS = 5;
const DAYS = 30;
/** Days of setting up before the month begins. */
const SET_UP_DAYS = 5;
/** Newest blocks that are kept: the month. */
const HISTORY_BLOCKS = 130;
const NAMES =
	"Khala Lotus Bodhi Amber Cobalt Meadow Harbor Summit Ember Glacier Juniper Quartz Saffron Willow Zenith Orchid Tundra Pepper Nimbus Cedar".split(
		" ",
	);

interface Pool {
	readonly pid: number;
	readonly owner: KeyringPair;
	readonly workers: readonly string[];
}

/**
 * A network that looks like Khala's: pools with names, commissions, caps and queues, workers in all states, vaults in generation 2, a
 * month of rewards behind it, and a gatekeeper that pays on. The accounts of development have every role: Alice owns a pool and its
 * workers, Bob delegates and waits in queues, Charlie owns a pool without workers that run, Dave owns a vault. Eve and Ferdie have PHA.
 *
 * Made of the runtime's own calls alone, apart from PHA that the accounts start with, and the attestation of workers.
 *
 * @returns the chain, saved
 */
export async function buildBusyNetwork(generation: Generation): Promise<Uint8Array> {
	const world = await World.start(generation);
	const { alice, bob, charlie, dave } = world.chain.accounts;
	const owners = [alice, charlie, ...Array.from({ length: OWNERS - 2 }, (_, i) => world.account(`owner//${i}`))];
	const delegators = [bob, ...Array.from({ length: DELEGATORS - 1 }, (_, i) => world.account(`delegator//${i}`))];
	await endow(world, [...owners.slice(2), ...delegators.slice(1)]);
	const pools = await createPools(world, owners);
	await delegate(world, pools, [...delegators, alice]);
	await startWorkers(world, pools);
	if (generation === 2) await createVaults(world, pools, [dave, ...owners.slice(2, VAULTS + 1)], delegators);
	for (let day = SET_UP_DAYS; day < SET_UP_DAYS + DAYS; day++) await liveOneDay(world, day, pools, delegators);
	await leaveTraces(world, pools, delegators);
	world.chain.gatekeeper.start();
	await world.chain.newBlock();
	const saved = await world.chain.export({ blocks: HISTORY_BLOCKS });
	console.log(
		`generation ${generation}: block ${world.chain.best.number}, left out:`,
		Object.fromEntries(world.refused),
	);
	await world.close();
	return saved;
}

async function endow(world: World, accounts: readonly KeyringPair[]): Promise<void> {
	const { api, chain } = world;
	const { alice } = chain.accounts;
	await chain.fund(alice, parsePha("40000000"));
	const transferKeepAlive = api.tx.balances?.transferKeepAlive as SubmittableExtrinsicFunction<"promise">;
	const batchAll = api.tx.utility?.batchAll as SubmittableExtrinsicFunction<"promise">;
	const transfers = accounts.map(({ address }) => transferKeepAlive(address, world.pha(40_000, 260_000)));
	await world.include([{ by: alice, extrinsic: batchAll(transfers) }]);
}

async function createPools(world: World, owners: readonly KeyringPair[]): Promise<Pool[]> {
	const { phala, chain } = world;
	const first = await phala.stakePools.count();
	const ownerOf = (i: number) => owners[i % owners.length] as KeyringPair;
	const indexes = Array.from({ length: POOLS }, (_, i) => i);
	await world.act(indexes.map((i) => ({ by: ownerOf(i), plan: phala.createStakePool() })));
	const pools: Pool[] = [];
	for (const state of await phala.stakePools.list()) {
		if (state.pid < first) continue;
		const owner = owners.find(({ address }) => address === state.owner) as KeyringPair;
		pools.push({ pid: state.pid, owner, workers: [] });
	}
	pools.sort((a, b) => a.pid - b.pid);
	const withWorkers: Pool[] = [];
	for (const [i, pool] of pools.entries()) {
		// Some pools are new and have none; the last workers are in no pool.
		const count = i % 9 === 8 ? 0 : 1 + world.integer(0, 11);
		const keys: string[] = [];
		for (let n = 0; n < count; n++) {
			const score = world.pick([200, 480, 700, 1200, 1600, 2100, 3200, 4100]) + world.integer(0, 90);
			const confidenceLevel = world.pick([1, 1, 1, 2, 3, 4, 5]);
			keys.push(
				await chain.registerWorker({
					operator: pool.owner.address,
					score,
					confidenceLevel,
					cores: world.pick([4, 8, 16]),
				}),
			);
		}
		withWorkers.push({ ...pool, workers: keys });
	}
	await world.act(withWorkers.flatMap((pool, i) => settings(world, pool, i)));
	await world.act(
		withWorkers.flatMap(({ pid, owner, workers }) =>
			workers.map((key) => ({ by: owner, plan: phala.stakePool(pid).addWorker(key) })),
		),
	);
	return withWorkers;
}

/** What an owner sets at the start. */
function settings(world: World, { pid, owner }: Pool, index: number): Act[] {
	const pool = world.phala.stakePool(pid);
	const acts: Act[] = [];
	const add = (plan: Act["plan"]) => acts.push({ by: owner, plan });
	if (!world.chance(15)) add(pool.setCommission(percent(String(world.pick([1, 3, 5, 8, 10, 12, 15, 20, 35, 100])))));
	const name = `${NAMES[index % NAMES.length]} ${index < NAMES.length ? "Pool" : "Reserve"}`;
	if (!world.chance(20))
		add(
			pool.setDescription({
				ann: `${name}: rewards every day, workers in two data centres.`,
				basic: name,
				telegram: `@${name.replaceAll(" ", "")}`,
			}),
		);
	if (index % 13 === 12) add(pool.addToWhitelist(world.chain.accounts.bob));
	return acts;
}

/** First contributions, as many as the workers need. */
async function delegate(world: World, pools: readonly Pool[], delegators: readonly KeyringPair[]): Promise<void> {
	const { phala } = world;
	for (let round = 0; round < 4; round++) {
		await world.act(
			delegators.map((by) => {
				const pool = pools[(world.integer(0, 99) + round * 7) % pools.length] as Pool;
				return { by, plan: phala.delegator(by).contribute(pool.pid, world.pha(4_000, 42_000)) };
			}),
		);
	}
	const caps = pools.filter((_, i) => i % 4 === 1);
	const acts: Act[] = [];
	for (const { pid, owner } of caps) {
		const { totalStake } = await phala.stakePool(pid).get();
		acts.push({ by: owner, plan: phala.stakePool(pid).setCap(totalStake + world.pha(0, 30_000)) });
	}
	await world.act(acts);
}

async function startWorkers(world: World, pools: readonly Pool[]): Promise<void> {
	const { phala } = world;
	const most = Math.max(...pools.map(({ workers }) => workers.length));
	for (let n = 0; n < most; n++) {
		const acts: Act[] = [];
		for (const { owner, workers } of pools) {
			const key = workers[n];
			// About one in ten is bound, but not started.
			if (key === undefined || world.chance(9)) continue;
			const { stakeBounds } = await phala.worker(key).get();
			if (!stakeBounds) continue;
			const { min, max } = stakeBounds;
			acts.push({
				by: owner,
				plan: phala.worker(key).start(min + ((max - min) * BigInt(world.integer(0, 40))) / 100n),
			});
		}
		await world.act(acts);
	}
}

async function createVaults(
	world: World,
	pools: readonly Pool[],
	owners: readonly KeyringPair[],
	delegators: readonly KeyringPair[],
): Promise<void> {
	const { phala } = world;
	await world.act(owners.map((by) => ({ by, plan: phala.createVault() })));
	const vaults = await phala.vaults.list();
	const byVault = vaults.map(({ pid, owner }) => ({
		pid,
		by: owners.find(({ address }) => address === owner) ?? (owners[0] as KeyringPair),
	}));
	await world.act(
		byVault.flatMap(({ pid, by }, i) => [
			{ by, plan: phala.vault(pid).setCommission(percent(String(5 + 5 * i))) },
			{ by, plan: phala.vault(pid).setDescription({ ann: `Vault ${i + 1}: spread over the pools that pay best.` }) },
		]),
	);
	await world.act(
		delegators.slice(0, 40).map((by, i) => ({
			by,
			plan: phala
				.delegator(by)
				.contribute((byVault[i % byVault.length] as (typeof byVault)[0]).pid, world.pha(1_000, 9_000)),
		})),
	);
	for (let round = 0; round < 3; round++) {
		await world.act(
			byVault.map(({ pid, by }) => ({
				by,
				plan: phala.vault(pid).contributeToPool(world.pick(pools).pid, world.pha(3_000, 9_000)),
			})),
		);
	}
}

/** U64F64 bits of PHA as pico PHA. */
const toPico = (bits: bigint): bigint => (bits * 10n ** 12n) >> 64n;

/** A day: rewards, then what owners and delegators do. */
async function liveOneDay(
	world: World,
	day: number,
	pools: readonly Pool[],
	delegators: readonly KeyringPair[],
): Promise<void> {
	const { phala, chain } = world;
	await world.waitUntil(day, 0);
	const computing = await phala.workers.list({ where: ({ state }) => state === "Computing" });
	// Every third day: each payment changes most of the state, which is kept.
	if (computing.length > 0 && day % 3 === 0) {
		await chain.settle(
			computing.map(({ publicKey, initialScore, ve, v }) => {
				const [first, last] = [toPico(ve ?? 0n), toPico(v ?? 0n)];
				return {
					worker: publicKey,
					// About a PHA a day for each thousand points, as the chain paid.
					payout: 3n * BigInt(initialScore ?? 0) * BigInt(world.integer(700_000_000, 1_500_000_000)),
					v: last > first ? last - (last - first) / 50n : last + first / 2000n,
				};
			}),
		);
	}
	await world.waitUntil(day, 8);
	const acts: Act[] = [];
	for (const by of delegators) {
		const me = phala.delegator(by);
		const pool = world.pick(pools);
		if (world.chance(8)) acts.push({ by, plan: me.contribute(pool.pid, world.pha(200, 6_000)) });
		else if (world.chance(4)) {
			const [position] = await me.get().then(({ positions }) => positions.filter(({ kind }) => kind === "stakePool"));
			if (position)
				acts.push({ by, plan: me.withdraw(position.pid, { shares: position.shares / BigInt(world.integer(2, 6)) }) });
		} else if (world.generation === 1 && world.chance(6)) acts.push({ by, plan: me.claimAllRewards() });
	}
	for (const { pid, owner, workers } of pools) {
		const key = workers[world.integer(0, 30)];
		if (key !== undefined && world.chance(25)) {
			const { state } = await phala.worker(key).get();
			const worker = phala.worker(key);
			if (state === "Computing" && world.chance(30)) acts.push({ by: owner, plan: worker.stop() });
			else if (state === "CoolingDown") acts.push({ by: owner, plan: worker.reclaim() });
			else if (state === "Ready") {
				const { stakeBounds } = await worker.get();
				if (stakeBounds) acts.push({ by: owner, plan: worker.start(stakeBounds.min) });
			}
		}
		if (world.chance(6)) acts.push({ by: owner, plan: phala.stakePool(pid).claimOwnerReward() });
		if (world.chance(1))
			acts.push({ by: owner, plan: phala.stakePool(pid).setCommission(percent(String(world.integer(1, 25)))) });
	}
	await world.act(acts);
	await world.waitUntil(day, 16);
	const running = computing.map(({ publicKey }) => publicKey);
	if (running.length > 0 && world.chance(60)) {
		const lost = world.pick(running);
		await chain.offline(lost);
		if (world.chance(70)) {
			await world.waitUntil(day, 20);
			await chain.online(lost);
		}
	}
}

/** Puts the free stake of pools behind their workers, so that withdrawals have to wait. */
async function stakeEverything(world: World, pools: readonly Pool[]): Promise<void> {
	const { phala } = world;
	const free = new Map<number, bigint>();
	for (const { pid } of pools) free.set(pid, (await phala.stakePool(pid).get()).freeStake);
	const most = Math.max(...pools.map(({ workers }) => workers.length));
	for (let n = 0; n < most; n++) {
		const acts: Act[] = [];
		for (const { pid, owner, workers } of pools) {
			const key = workers[n];
			const rest = free.get(pid) ?? 0n;
			if (key === undefined || rest === 0n) continue;
			const worker = phala.worker(key);
			const { state, stake, stakeBounds } = await worker.get();
			if (!stakeBounds || (state !== "Computing" && state !== "Ready")) continue;
			const before = state === "Computing" ? (stake ?? 0n) : 0n;
			const target = before + rest < stakeBounds.max ? before + rest : stakeBounds.max;
			if (target <= before || target < stakeBounds.min) continue;
			acts.push({ by: owner, plan: state === "Computing" ? worker.restart(target) : worker.start(target) });
			free.set(pid, rest - (target - before));
		}
		await world.act(acts);
	}
}

/** The last day: queues of different ages, workers that cool down or do not respond, workers in no pool. */
async function leaveTraces(world: World, pools: readonly Pool[], delegators: readonly KeyringPair[]): Promise<void> {
	const { phala, chain } = world;
	await stakeEverything(
		world,
		pools.filter((_, i) => i % 3 !== 1),
	);
	const large = delegators.slice(0, 30);
	for (const share of [1n, 2n]) {
		const acts: Act[] = [];
		for (const by of large) {
			const positions = (await phala.delegator(by).get()).positions.filter(
				({ kind, shares }) => kind === "stakePool" && shares > 0n,
			);
			const position = positions.at(Number(share) - 1);
			if (position)
				acts.push({ by, plan: phala.delegator(by).withdraw(position.pid, { shares: position.shares / share }) });
		}
		await world.act(acts);
		await chain.advance({ days: 2 });
	}
	const computing = (await phala.workers.list({ where: ({ state }) => state === "Computing" })).map(
		({ publicKey }) => publicKey,
	);
	await chain.offline(computing.filter((_, i) => i % 19 === 7));
	const stopped = new Set<string>(computing.filter((_, i) => i % 13 === 5));
	await world.act(
		pools.flatMap(({ owner, workers }) =>
			workers.filter((key) => stopped.has(key)).map((key) => ({ by: owner, plan: phala.worker(key).stop() })),
		),
	);
	for (let i = 0; i < 8; i++) {
		const operator = world.pick(pools).owner.address;
		await chain.registerWorker({ operator, score: 300 + 100 * i, confidenceLevel: 1 + (i % 5) });
	}
	await world.act([]);
}

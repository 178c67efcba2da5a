import { type Hex, toHex } from "../../../codec/hex.ts";
import { type Currency, lookup } from "./balances.ts";
import type { Handler } from "./call.ts";
import type { Chain } from "./chain.ts";
import { defineItem } from "./define-item.ts";
import { ensure, fail } from "./failure.ts";
import { forGovernance } from "./governance.ts";
import { BlockNumber } from "./system.ts";
import { endOf, isValid, lockedAt, mergeSchedules, type Schedule } from "./vesting-schedule.ts";

/** Schedules of an account; `null` for none. */
const Schedules = defineItem<[who: Hex], readonly Schedule[] | null>("vesting", "vesting");

/** Id of the lock on PHA that is not vested yet. */
const LOCK_ID = toHex(new TextEncoder().encode("vesting "));

/** Dependencies of the vesting calls. */
export interface VestingRules {
	readonly transfer: Currency["transfer"];
	/** Sets a lock, or removes it for 0. */
	setLock(chain: Chain, id: Hex, who: Hex, amount: bigint, reasons: "Misc"): void;
}

/** Calls of `Vesting`: PHA that is locked, and becomes free block by block. */
export function vesting({ transfer, setLock }: VestingRules) {
	/** Stores schedules without those that are over, and locks the rest. */
	const update = (chain: Chain, account: Hex, schedules: readonly Schedule[]) => {
		const now = chain.at(BlockNumber).get();
		const open = schedules.filter((schedule) => lockedAt(schedule, now) > 0n);
		const unvested = open.reduce((sum, schedule) => sum + lockedAt(schedule, now), 0n);
		if (open.length > 0) chain.at(Schedules).set(account, open);
		else chain.at(Schedules).delete(account);
		setLock(chain, LOCK_ID, account, unvested, "Misc");
		if (unvested > 0n) chain.deposit("vesting", "VestingUpdated", { account, unvested });
		else chain.deposit("vesting", "VestingCompleted", { account });
	};
	const schedulesOf = (chain: Chain, who: Hex) => chain.at(Schedules).get(who) ?? fail("vesting", "NotVesting");
	return {
		...forGovernance("forceVestedTransfer"),
		vest: ((chain, who) => update(chain, who, schedulesOf(chain, who))) satisfies Handler<unknown>,
		vestOther: ((chain, _, { target }) => {
			const who = lookup(target);
			update(chain, who, schedulesOf(chain, who));
		}) satisfies Handler<{ target: unknown }>,
		vestedTransfer: ((chain, source, { target, schedule }) => {
			ensure(schedule.locked >= chain.constant<bigint>("vesting", "minVestedTransfer"), "vesting", "AmountLow");
			ensure(isValid(schedule), "vesting", "InvalidScheduleParams");
			const account = lookup(target);
			const schedules = chain.at(Schedules).get(account) ?? [];
			const most = chain.constant<number>("vesting", "maxVestingSchedules");
			ensure(schedules.length < most, "vesting", "AtMaxVestingSchedules");
			transfer(chain, source, account, schedule.locked, "allowDeath");
			update(chain, account, [...schedules, schedule]);
		}) satisfies Handler<{ target: unknown; schedule: Schedule }>,
		/** Replaces two schedules by one that ends with the later of them. */
		mergeSchedules: ((chain, who, { schedule1Index, schedule2Index }) => {
			if (schedule1Index === schedule2Index) return;
			const schedules = schedulesOf(chain, who);
			const first = schedules[schedule1Index] ?? fail("vesting", "ScheduleIndexOutOfBounds");
			const second = schedules[schedule2Index] ?? fail("vesting", "ScheduleIndexOutOfBounds");
			const others = schedules.filter((each) => each !== first && each !== second);
			const now = chain.at(BlockNumber).get();
			const open = [first, second].filter((each) => endOf(each) > BigInt(now));
			const merged = open.length === 2 ? [mergeSchedules(first, second, now)] : open;
			update(chain, who, [...others, ...merged]);
		}) satisfies Handler<{ schedule1Index: number; schedule2Index: number }>,
	};
}

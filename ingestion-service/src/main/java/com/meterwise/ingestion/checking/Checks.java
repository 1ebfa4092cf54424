package com.meterwise.ingestion.checking;

import java.util.List;
import java.util.Optional;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.intake.Refusals;
import com.meterwise.ingestion.registry.MeterFacts;

/** What is checked before a reading is accepted: V01, V03, V05, V06. Stateless. */
public final class Checks {
    private final List<BlockRule> blockRules;
    private final List<SlotRule> slotRules;
    private final Midnight midnight;

    public Checks(List<BlockRule> blockRules, List<SlotRule> slotRules, Midnight midnight) {
        this.blockRules = List.copyOf(blockRules);
        this.slotRules = List.copyOf(slotRules);
        this.midnight = midnight;
    }

    /**
     * Where a slot is a line of its own, a bad slot is refused alone and becomes missing; else the block is refused whole.
     *
     * @return what is left, a block a market day; may be empty
     */
    public List<DayBlock> accepted(Block block, MeterFacts meter, Refusals refusals) {
        for (BlockRule rule : blockRules) {
            Optional<String> objection = rule.objection(block, meter);
            if (objection.isPresent()) return refused(block, rule.code(), objection.get(), refusals);
        }
        boolean anyLeft = false;
        for (int slot = 0; slot < block.wh().length; slot++) {
            if (block.wh()[slot] == Energy.MISSING) continue;
            for (SlotRule rule : slotRules) {
                Optional<String> objection = rule.objection(block, slot, meter);
                if (objection.isEmpty()) continue;
                refusals.refuse(block.lineOf(slot), rule.code(), objection.get());
                if (!block.isLineASlot()) return List.of();
                block.wh()[slot] = Energy.MISSING;
                break;
            }
            anyLeft |= block.wh()[slot] != Energy.MISSING;
        }
        if (!anyLeft) return List.of();
        try {
            return midnight.split(block);
        } catch (IllegalArgumentException e) {
            return refused(block, "V01", e.getMessage(), refusals);
        }
    }

    private static List<DayBlock> refused(Block block, String code, String detail, Refusals refusals) {
        refusals.refuse(block.lineOf(0), code, detail);
        return List.of();
    }
}

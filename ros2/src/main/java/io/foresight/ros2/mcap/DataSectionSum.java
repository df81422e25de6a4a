package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.util.zip.CRC32;

/** The checksum over everything before the end of the data section, which only a reader of the whole file can compare. */
final class DataSectionSum {
    private static final int STEP = 1 << 17;

    private final McapFile file;
    private final long dataStart;

    DataSectionSum(McapFile file, long dataStart) {
        this.file = file;
        this.dataStart = dataStart;
    }

    /** Compares; false when the file gives no sum. */
    boolean check() throws IOException {
        RecordScanner scanner = new RecordScanner(file, dataStart, file.size());
        do {
            if (!scanner.next()) {
                throw new McapException(
                        Code.TRUNCATED, RecordType.DATA_END.title(), file.size(), "the file ends without it");
            }
            if (scanner.type() == RecordType.FOOTER) {
                return false; // without a data end, as old writers leave it, there is no sum either
            }
        } while (scanner.type() != RecordType.DATA_END);
        long end = scanner.offset();
        int declared = (int) new FieldReader()
                .of(RecordType.DATA_END, end, scanner.content(1 << 10))
                .u32("data_section_crc");
        if (declared == 0) {
            return false;
        }
        CRC32 crc = new CRC32();
        for (long at = 0; at < end; at += STEP) {
            crc.update(file.show(RecordType.DATA_END, at, (int) Math.min(STEP, end - at)));
        }
        if ((int) crc.getValue() != declared) {
            throw scanner.refuse(
                    Code.CRC_WRONG,
                    String.format("data_section_crc is 0x%08x, the section's is 0x%08x", declared, crc.getValue()));
        }
        return true;
    }
}

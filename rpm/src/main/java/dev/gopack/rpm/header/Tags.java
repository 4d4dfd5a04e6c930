package dev.gopack.rpm.header;

import static dev.gopack.rpm.header.TagType.BIN;
import static dev.gopack.rpm.header.TagType.CHAR;
import static dev.gopack.rpm.header.TagType.I18NSTRING;
import static dev.gopack.rpm.header.TagType.INT16;
import static dev.gopack.rpm.header.TagType.INT32;
import static dev.gopack.rpm.header.TagType.INT64;
import static dev.gopack.rpm.header.TagType.STRING;
import static dev.gopack.rpm.header.TagType.STRING_ARRAY;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tags of the main header, one line each: number, name, type, cardinality, since, source. Every tag to which rpm
 * gives a type is here, for rpm refuses a package in which one of them has another type; tags that are not here are
 * data. The names are those of rpm 6.
 */
public final class Tags {

    private static final Map<Integer, Tag> BY_NUMBER = new TreeMap<>();
    private static final String DOC = "tags.md";
    private static final String SRC = "rpmtag.h";

    public static final Tag HEADERI18NTABLE = rows(100, "HEADERI18NTABLE", STRING_ARRAY, "4.4", DOC);
    public static final Tag SIGSIZE = row(257, "SIGSIZE", INT32, "4.4", DOC);
    public static final Tag SIGPGP = row(259, "SIGPGP", BIN, "4.4", DOC);
    public static final Tag SIGMD5 = row(261, "SIGMD5", BIN, "4.4", DOC);
    public static final Tag SIGGPG = row(262, "SIGGPG", BIN, "4.4", DOC);
    public static final Tag PUBKEYS = rows(266, "PUBKEYS", STRING_ARRAY, "4.4", DOC);
    public static final Tag DSAHEADER = row(267, "DSAHEADER", BIN, "4.4", DOC);
    public static final Tag RSAHEADER = row(268, "RSAHEADER", BIN, "4.4", DOC);
    public static final Tag SHA1HEADER = row(269, "SHA1HEADER", STRING, "4.4", DOC);
    public static final Tag LONGSIGSIZE = row(270, "LONGSIGSIZE", INT64, "4.6", DOC);
    public static final Tag LONGARCHIVESIZE = row(271, "LONGARCHIVESIZE", INT64, "4.6", DOC);
    public static final Tag SHA256HEADER = row(273, "SHA256HEADER", STRING, "4.14", DOC);
    public static final Tag VERITYSIGNATURES = rows(276, "VERITYSIGNATURES", STRING_ARRAY, "4.17", DOC);
    public static final Tag VERITYSIGNATUREALGO = row(277, "VERITYSIGNATUREALGO", INT32, "4.17", DOC);
    public static final Tag OPENPGP = rows(278, "OPENPGP", STRING_ARRAY, "6.0", DOC);
    public static final Tag SHA3_256HEADER = row(279, "SHA3_256HEADER", STRING, "6.0", SRC);
    public static final Tag NAME = row(1000, "NAME", STRING, "4.4", DOC);
    public static final Tag VERSION = row(1001, "VERSION", STRING, "4.4", DOC);
    public static final Tag RELEASE = row(1002, "RELEASE", STRING, "4.4", DOC);
    public static final Tag EPOCH = row(1003, "EPOCH", INT32, "4.4", DOC);
    public static final Tag SUMMARY = row(1004, "SUMMARY", I18NSTRING, "4.4", DOC);
    public static final Tag DESCRIPTION = row(1005, "DESCRIPTION", I18NSTRING, "4.4", DOC);
    public static final Tag BUILDTIME = row(1006, "BUILDTIME", INT32, "4.4", DOC);
    public static final Tag BUILDHOST = row(1007, "BUILDHOST", STRING, "4.4", DOC);
    public static final Tag INSTALLTIME = row(1008, "INSTALLTIME", INT32, "4.4", DOC);
    public static final Tag SIZE = row(1009, "SIZE", INT32, "4.4", DOC);
    public static final Tag DISTRIBUTION = row(1010, "DISTRIBUTION", STRING, "4.4", DOC);
    public static final Tag VENDOR = row(1011, "VENDOR", STRING, "4.4", DOC);
    public static final Tag GIF = row(1012, "GIF", BIN, "4.4", DOC);
    public static final Tag XPM = row(1013, "XPM", BIN, "4.4", DOC);
    public static final Tag LICENSE = row(1014, "LICENSE", STRING, "4.4", DOC);
    public static final Tag PACKAGER = row(1015, "PACKAGER", STRING, "4.4", DOC);
    public static final Tag GROUP = row(1016, "GROUP", I18NSTRING, "4.4", DOC);
    public static final Tag SOURCE = rows(1018, "SOURCE", STRING_ARRAY, "4.4", DOC);
    public static final Tag PATCH = rows(1019, "PATCH", STRING_ARRAY, "4.4", DOC);
    public static final Tag URL = row(1020, "URL", STRING, "4.4", DOC);
    public static final Tag OS = row(1021, "OS", STRING, "4.4", DOC);
    public static final Tag ARCH = row(1022, "ARCH", STRING, "4.4", DOC);
    public static final Tag PREIN = row(1023, "PREIN", STRING, "4.4", DOC);
    public static final Tag POSTIN = row(1024, "POSTIN", STRING, "4.4", DOC);
    public static final Tag PREUN = row(1025, "PREUN", STRING, "4.4", DOC);
    public static final Tag POSTUN = row(1026, "POSTUN", STRING, "4.4", DOC);
    public static final Tag OLDFILENAMES = rows(1027, "OLDFILENAMES", STRING_ARRAY, "4.4", DOC);
    public static final Tag FILESIZES = rows(1028, "FILESIZES", INT32, "4.4", DOC);
    public static final Tag FILESTATES = rows(1029, "FILESTATES", CHAR, "4.4", DOC);
    public static final Tag FILEMODES = rows(1030, "FILEMODES", INT16, "4.4", DOC);
    public static final Tag FILERDEVS = rows(1033, "FILERDEVS", INT16, "4.4", DOC);
    public static final Tag FILEMTIMES = rows(1034, "FILEMTIMES", INT32, "4.4", DOC);
    public static final Tag FILEDIGESTS = rows(1035, "FILEDIGESTS", STRING_ARRAY, "4.4", DOC);
    public static final Tag FILELINKTOS = rows(1036, "FILELINKTOS", STRING_ARRAY, "4.4", DOC);
    public static final Tag FILEFLAGS = rows(1037, "FILEFLAGS", INT32, "4.4", DOC);
    public static final Tag FILEUSERNAME = rows(1039, "FILEUSERNAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag FILEGROUPNAME = rows(1040, "FILEGROUPNAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag ICON = row(1043, "ICON", BIN, "4.4", DOC);
    public static final Tag SOURCERPM = row(1044, "SOURCERPM", STRING, "4.4", DOC);
    public static final Tag FILEVERIFYFLAGS = rows(1045, "FILEVERIFYFLAGS", INT32, "4.4", DOC);
    public static final Tag ARCHIVESIZE = row(1046, "ARCHIVESIZE", INT32, "4.4", DOC);
    public static final Tag PROVIDENAME = rows(1047, "PROVIDENAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag REQUIREFLAGS = rows(1048, "REQUIREFLAGS", INT32, "4.4", DOC);
    public static final Tag REQUIRENAME = rows(1049, "REQUIRENAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag REQUIREVERSION = rows(1050, "REQUIREVERSION", STRING_ARRAY, "4.4", DOC);
    public static final Tag NOSOURCE = rows(1051, "NOSOURCE", INT32, "4.4", DOC);
    public static final Tag NOPATCH = rows(1052, "NOPATCH", INT32, "4.4", DOC);
    public static final Tag CONFLICTFLAGS = rows(1053, "CONFLICTFLAGS", INT32, "4.4", DOC);
    public static final Tag CONFLICTNAME = rows(1054, "CONFLICTNAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag CONFLICTVERSION = rows(1055, "CONFLICTVERSION", STRING_ARRAY, "4.4", DOC);
    public static final Tag EXCLUDEARCH = rows(1059, "EXCLUDEARCH", STRING_ARRAY, "4.4", DOC);
    public static final Tag EXCLUDEOS = rows(1060, "EXCLUDEOS", STRING_ARRAY, "4.4", DOC);
    public static final Tag EXCLUSIVEARCH = rows(1061, "EXCLUSIVEARCH", STRING_ARRAY, "4.4", DOC);
    public static final Tag EXCLUSIVEOS = rows(1062, "EXCLUSIVEOS", STRING_ARRAY, "4.4", DOC);
    public static final Tag RPMVERSION = row(1064, "RPMVERSION", STRING, "4.4", DOC);
    public static final Tag TRIGGERSCRIPTS = rows(1065, "TRIGGERSCRIPTS", STRING_ARRAY, "4.4", DOC);
    public static final Tag TRIGGERNAME = rows(1066, "TRIGGERNAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag TRIGGERVERSION = rows(1067, "TRIGGERVERSION", STRING_ARRAY, "4.4", DOC);
    public static final Tag TRIGGERFLAGS = rows(1068, "TRIGGERFLAGS", INT32, "4.4", DOC);
    public static final Tag TRIGGERINDEX = rows(1069, "TRIGGERINDEX", INT32, "4.4", DOC);
    public static final Tag VERIFYSCRIPT = row(1079, "VERIFYSCRIPT", STRING, "4.4", DOC);
    public static final Tag CHANGELOGTIME = rows(1080, "CHANGELOGTIME", INT32, "4.4", DOC);
    public static final Tag CHANGELOGNAME = rows(1081, "CHANGELOGNAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag CHANGELOGTEXT = rows(1082, "CHANGELOGTEXT", STRING_ARRAY, "4.4", DOC);
    public static final Tag PREINPROG = rows(1085, "PREINPROG", STRING_ARRAY, "4.4", DOC);
    public static final Tag POSTINPROG = rows(1086, "POSTINPROG", STRING_ARRAY, "4.4", DOC);
    public static final Tag PREUNPROG = rows(1087, "PREUNPROG", STRING_ARRAY, "4.4", DOC);
    public static final Tag POSTUNPROG = rows(1088, "POSTUNPROG", STRING_ARRAY, "4.4", DOC);
    public static final Tag BUILDARCHS = rows(1089, "BUILDARCHS", STRING_ARRAY, "4.4", DOC);
    public static final Tag OBSOLETENAME = rows(1090, "OBSOLETENAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag VERIFYSCRIPTPROG = rows(1091, "VERIFYSCRIPTPROG", STRING_ARRAY, "4.4", DOC);
    public static final Tag TRIGGERSCRIPTPROG = rows(1092, "TRIGGERSCRIPTPROG", STRING_ARRAY, "4.4", DOC);
    public static final Tag COOKIE = row(1094, "COOKIE", STRING, "4.4", DOC);
    public static final Tag FILEDEVICES = rows(1095, "FILEDEVICES", INT32, "4.4", DOC);
    public static final Tag FILEINODES = rows(1096, "FILEINODES", INT32, "4.4", DOC);
    public static final Tag FILELANGS = rows(1097, "FILELANGS", STRING_ARRAY, "4.4", DOC);
    public static final Tag PREFIXES = rows(1098, "PREFIXES", STRING_ARRAY, "4.4", DOC);
    public static final Tag INSTPREFIXES = rows(1099, "INSTPREFIXES", STRING_ARRAY, "4.4", DOC);
    public static final Tag SOURCEPACKAGE = row(1106, "SOURCEPACKAGE", INT32, "4.4", DOC);
    public static final Tag PROVIDEFLAGS = rows(1112, "PROVIDEFLAGS", INT32, "4.4", DOC);
    public static final Tag PROVIDEVERSION = rows(1113, "PROVIDEVERSION", STRING_ARRAY, "4.4", DOC);
    public static final Tag OBSOLETEFLAGS = rows(1114, "OBSOLETEFLAGS", INT32, "4.4", DOC);
    public static final Tag OBSOLETEVERSION = rows(1115, "OBSOLETEVERSION", STRING_ARRAY, "4.4", DOC);
    public static final Tag DIRINDEXES = rows(1116, "DIRINDEXES", INT32, "4.4", DOC);
    public static final Tag BASENAMES = rows(1117, "BASENAMES", STRING_ARRAY, "4.4", DOC);
    public static final Tag DIRNAMES = rows(1118, "DIRNAMES", STRING_ARRAY, "4.4", DOC);
    public static final Tag ORIGDIRINDEXES = rows(1119, "ORIGDIRINDEXES", INT32, "4.4", DOC);
    public static final Tag ORIGBASENAMES = rows(1120, "ORIGBASENAMES", STRING_ARRAY, "4.4", DOC);
    public static final Tag ORIGDIRNAMES = rows(1121, "ORIGDIRNAMES", STRING_ARRAY, "4.4", DOC);
    public static final Tag OPTFLAGS = row(1122, "OPTFLAGS", STRING, "4.4", DOC);
    public static final Tag DISTURL = row(1123, "DISTURL", STRING, "4.4", DOC);
    public static final Tag PAYLOADFORMAT = row(1124, "PAYLOADFORMAT", STRING, "4.4", DOC);
    public static final Tag PAYLOADCOMPRESSOR = row(1125, "PAYLOADCOMPRESSOR", STRING, "4.4", DOC);
    public static final Tag PAYLOADFLAGS = row(1126, "PAYLOADFLAGS", STRING, "4.4", DOC);
    public static final Tag INSTALLCOLOR = row(1127, "INSTALLCOLOR", INT32, "4.4", DOC);
    public static final Tag INSTALLTID = row(1128, "INSTALLTID", INT32, "4.4", DOC);
    public static final Tag REMOVETID = row(1129, "REMOVETID", INT32, "4.4", DOC);
    public static final Tag PLATFORM = row(1132, "PLATFORM", STRING, "4.4", DOC);
    public static final Tag PATCHESNAME = rows(1133, "PATCHESNAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag PATCHESFLAGS = rows(1134, "PATCHESFLAGS", INT32, "4.4", DOC);
    public static final Tag PATCHESVERSION = rows(1135, "PATCHESVERSION", STRING_ARRAY, "4.4", DOC);
    public static final Tag FILECOLORS = rows(1140, "FILECOLORS", INT32, "4.4", DOC);
    public static final Tag FILECLASS = rows(1141, "FILECLASS", INT32, "4.4", DOC);
    public static final Tag CLASSDICT = rows(1142, "CLASSDICT", STRING_ARRAY, "4.4", DOC);
    public static final Tag FILEDEPENDSX = rows(1143, "FILEDEPENDSX", INT32, "4.4", DOC);
    public static final Tag FILEDEPENDSN = rows(1144, "FILEDEPENDSN", INT32, "4.4", DOC);
    public static final Tag DEPENDSDICT = rows(1145, "DEPENDSDICT", INT32, "4.4", DOC);
    public static final Tag SOURCESIGMD5 = row(1146, "SOURCESIGMD5", BIN, "4.4", SRC);
    public static final Tag FILECONTEXTS = rows(1147, "FILECONTEXTS", STRING_ARRAY, "4.4", DOC);
    public static final Tag FSCONTEXTS = rows(1148, "FSCONTEXTS", STRING_ARRAY, "4.4", DOC);
    public static final Tag RECONTEXTS = rows(1149, "RECONTEXTS", STRING_ARRAY, "4.4", DOC);
    public static final Tag POLICIES = rows(1150, "POLICIES", STRING_ARRAY, "4.4", DOC);
    public static final Tag PRETRANS = row(1151, "PRETRANS", STRING, "4.4", DOC);
    public static final Tag POSTTRANS = row(1152, "POSTTRANS", STRING, "4.4", DOC);
    public static final Tag PRETRANSPROG = rows(1153, "PRETRANSPROG", STRING_ARRAY, "4.4", DOC);
    public static final Tag POSTTRANSPROG = rows(1154, "POSTTRANSPROG", STRING_ARRAY, "4.4", DOC);
    public static final Tag DISTTAG = row(1155, "DISTTAG", STRING, "4.4", DOC);
    public static final Tag OLDSUGGESTSNAME = rows(1156, "OLDSUGGESTSNAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag OLDSUGGESTSVERSION = rows(1157, "OLDSUGGESTSVERSION", STRING_ARRAY, "4.4", DOC);
    public static final Tag OLDSUGGESTSFLAGS = rows(1158, "OLDSUGGESTSFLAGS", INT32, "4.4", DOC);
    public static final Tag OLDENHANCESNAME = rows(1159, "OLDENHANCESNAME", STRING_ARRAY, "4.4", DOC);
    public static final Tag OLDENHANCESVERSION = rows(1160, "OLDENHANCESVERSION", STRING_ARRAY, "4.4", DOC);
    public static final Tag OLDENHANCESFLAGS = rows(1161, "OLDENHANCESFLAGS", INT32, "4.4", DOC);
    public static final Tag DBINSTANCE = row(1195, "DBINSTANCE", INT32, "4.8", DOC);
    public static final Tag NVRA = row(1196, "NVRA", STRING, "4.8", DOC);
    public static final Tag FILENAMES = rows(5000, "FILENAMES", STRING_ARRAY, "4.6", DOC);
    public static final Tag FILEPROVIDE = rows(5001, "FILEPROVIDE", STRING_ARRAY, "4.6", DOC);
    public static final Tag FILEREQUIRE = rows(5002, "FILEREQUIRE", STRING_ARRAY, "4.6", DOC);
    public static final Tag TRIGGERCONDS = rows(5005, "TRIGGERCONDS", STRING_ARRAY, "4.6", DOC);
    public static final Tag TRIGGERTYPE = rows(5006, "TRIGGERTYPE", STRING_ARRAY, "4.6", DOC);
    public static final Tag ORIGFILENAMES = rows(5007, "ORIGFILENAMES", STRING_ARRAY, "4.6", DOC);
    public static final Tag LONGFILESIZES = rows(5008, "LONGFILESIZES", INT64, "4.6", DOC);
    public static final Tag LONGSIZE = row(5009, "LONGSIZE", INT64, "4.6", DOC);
    public static final Tag FILECAPS = rows(5010, "FILECAPS", STRING_ARRAY, "4.7", DOC);
    public static final Tag FILEDIGESTALGO = row(5011, "FILEDIGESTALGO", INT32, "4.6", DOC);
    public static final Tag BUGURL = row(5012, "BUGURL", STRING, "4.8", DOC);
    public static final Tag EVR = row(5013, "EVR", STRING, "4.8", DOC);
    public static final Tag NVR = row(5014, "NVR", STRING, "4.8", DOC);
    public static final Tag NEVR = row(5015, "NEVR", STRING, "4.8", DOC);
    public static final Tag NEVRA = row(5016, "NEVRA", STRING, "4.8", DOC);
    public static final Tag HEADERCOLOR = row(5017, "HEADERCOLOR", INT32, "4.8", DOC);
    public static final Tag VERBOSE = row(5018, "VERBOSE", INT32, "4.8", DOC);
    public static final Tag EPOCHNUM = row(5019, "EPOCHNUM", INT32, "4.8", DOC);
    public static final Tag PREINFLAGS = row(5020, "PREINFLAGS", INT32, "4.9", DOC);
    public static final Tag POSTINFLAGS = row(5021, "POSTINFLAGS", INT32, "4.9", DOC);
    public static final Tag PREUNFLAGS = row(5022, "PREUNFLAGS", INT32, "4.9", DOC);
    public static final Tag POSTUNFLAGS = row(5023, "POSTUNFLAGS", INT32, "4.9", DOC);
    public static final Tag PRETRANSFLAGS = row(5024, "PRETRANSFLAGS", INT32, "4.9", DOC);
    public static final Tag POSTTRANSFLAGS = row(5025, "POSTTRANSFLAGS", INT32, "4.9", DOC);
    public static final Tag VERIFYSCRIPTFLAGS = row(5026, "VERIFYSCRIPTFLAGS", INT32, "4.9", DOC);
    public static final Tag TRIGGERSCRIPTFLAGS = rows(5027, "TRIGGERSCRIPTFLAGS", INT32, "4.9", DOC);
    public static final Tag POLICYNAMES = rows(5030, "POLICYNAMES", STRING_ARRAY, "4.9", DOC);
    public static final Tag POLICYTYPES = rows(5031, "POLICYTYPES", STRING_ARRAY, "4.9", DOC);
    public static final Tag POLICYTYPESINDEXES = rows(5032, "POLICYTYPESINDEXES", INT32, "4.9", DOC);
    public static final Tag POLICYFLAGS = rows(5033, "POLICYFLAGS", INT32, "4.9", DOC);
    public static final Tag VCS = row(5034, "VCS", STRING, "4.9", DOC);
    public static final Tag ORDERNAME = rows(5035, "ORDERNAME", STRING_ARRAY, "4.9", DOC);
    public static final Tag ORDERVERSION = rows(5036, "ORDERVERSION", STRING_ARRAY, "4.9", DOC);
    public static final Tag ORDERFLAGS = rows(5037, "ORDERFLAGS", INT32, "4.9", DOC);
    public static final Tag INSTFILENAMES = rows(5040, "INSTFILENAMES", STRING_ARRAY, "4.10", DOC);
    public static final Tag REQUIRENEVRS = rows(5041, "REQUIRENEVRS", STRING_ARRAY, "4.10", DOC);
    public static final Tag PROVIDENEVRS = rows(5042, "PROVIDENEVRS", STRING_ARRAY, "4.10", DOC);
    public static final Tag OBSOLETENEVRS = rows(5043, "OBSOLETENEVRS", STRING_ARRAY, "4.10", DOC);
    public static final Tag CONFLICTNEVRS = rows(5044, "CONFLICTNEVRS", STRING_ARRAY, "4.10", DOC);
    public static final Tag FILENLINKS = rows(5045, "FILENLINKS", INT32, "4.10", DOC);
    public static final Tag RECOMMENDNAME = rows(5046, "RECOMMENDNAME", STRING_ARRAY, "4.12", DOC);
    public static final Tag RECOMMENDVERSION = rows(5047, "RECOMMENDVERSION", STRING_ARRAY, "4.12", DOC);
    public static final Tag RECOMMENDFLAGS = rows(5048, "RECOMMENDFLAGS", INT32, "4.12", DOC);
    public static final Tag SUGGESTNAME = rows(5049, "SUGGESTNAME", STRING_ARRAY, "4.12", DOC);
    public static final Tag SUGGESTVERSION = rows(5050, "SUGGESTVERSION", STRING_ARRAY, "4.12", DOC);
    public static final Tag SUGGESTFLAGS = rows(5051, "SUGGESTFLAGS", INT32, "4.12", DOC);
    public static final Tag SUPPLEMENTNAME = rows(5052, "SUPPLEMENTNAME", STRING_ARRAY, "4.12", DOC);
    public static final Tag SUPPLEMENTVERSION = rows(5053, "SUPPLEMENTVERSION", STRING_ARRAY, "4.12", DOC);
    public static final Tag SUPPLEMENTFLAGS = rows(5054, "SUPPLEMENTFLAGS", INT32, "4.12", DOC);
    public static final Tag ENHANCENAME = rows(5055, "ENHANCENAME", STRING_ARRAY, "4.12", DOC);
    public static final Tag ENHANCEVERSION = rows(5056, "ENHANCEVERSION", STRING_ARRAY, "4.12", DOC);
    public static final Tag ENHANCEFLAGS = rows(5057, "ENHANCEFLAGS", INT32, "4.12", DOC);
    public static final Tag RECOMMENDNEVRS = rows(5058, "RECOMMENDNEVRS", STRING_ARRAY, "4.12", DOC);
    public static final Tag SUGGESTNEVRS = rows(5059, "SUGGESTNEVRS", STRING_ARRAY, "4.12", DOC);
    public static final Tag SUPPLEMENTNEVRS = rows(5060, "SUPPLEMENTNEVRS", STRING_ARRAY, "4.12", DOC);
    public static final Tag ENHANCENEVRS = rows(5061, "ENHANCENEVRS", STRING_ARRAY, "4.12", DOC);
    public static final Tag ENCODING = row(5062, "ENCODING", STRING, "4.13", DOC);
    public static final Tag FILETRIGGERSCRIPTS = rows(5066, "FILETRIGGERSCRIPTS", STRING_ARRAY, "4.13", DOC);
    public static final Tag FILETRIGGERSCRIPTPROG = rows(5067, "FILETRIGGERSCRIPTPROG", STRING_ARRAY, "4.13", DOC);
    public static final Tag FILETRIGGERSCRIPTFLAGS = rows(5068, "FILETRIGGERSCRIPTFLAGS", INT32, "4.13", DOC);
    public static final Tag FILETRIGGERNAME = rows(5069, "FILETRIGGERNAME", STRING_ARRAY, "4.13", DOC);
    public static final Tag FILETRIGGERINDEX = rows(5070, "FILETRIGGERINDEX", INT32, "4.13", DOC);
    public static final Tag FILETRIGGERVERSION = rows(5071, "FILETRIGGERVERSION", STRING_ARRAY, "4.13", DOC);
    public static final Tag FILETRIGGERFLAGS = rows(5072, "FILETRIGGERFLAGS", INT32, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERSCRIPTS = rows(5076, "TRANSFILETRIGGERSCRIPTS", STRING_ARRAY, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERSCRIPTPROG =
            rows(5077, "TRANSFILETRIGGERSCRIPTPROG", STRING_ARRAY, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERSCRIPTFLAGS = rows(5078, "TRANSFILETRIGGERSCRIPTFLAGS", INT32, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERNAME = rows(5079, "TRANSFILETRIGGERNAME", STRING_ARRAY, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERINDEX = rows(5080, "TRANSFILETRIGGERINDEX", INT32, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERVERSION = rows(5081, "TRANSFILETRIGGERVERSION", STRING_ARRAY, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERFLAGS = rows(5082, "TRANSFILETRIGGERFLAGS", INT32, "4.13", DOC);
    public static final Tag FILETRIGGERPRIORITIES = rows(5084, "FILETRIGGERPRIORITIES", INT32, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERPRIORITIES = rows(5085, "TRANSFILETRIGGERPRIORITIES", INT32, "4.13", DOC);
    public static final Tag FILETRIGGERCONDS = rows(5086, "FILETRIGGERCONDS", STRING_ARRAY, "4.13", DOC);
    public static final Tag FILETRIGGERTYPE = rows(5087, "FILETRIGGERTYPE", STRING_ARRAY, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERCONDS = rows(5088, "TRANSFILETRIGGERCONDS", STRING_ARRAY, "4.13", DOC);
    public static final Tag TRANSFILETRIGGERTYPE = rows(5089, "TRANSFILETRIGGERTYPE", STRING_ARRAY, "4.13", DOC);
    public static final Tag FILESIGNATURES = rows(5090, "FILESIGNATURES", STRING_ARRAY, "4.13", DOC);
    public static final Tag FILESIGNATURELENGTH = row(5091, "FILESIGNATURELENGTH", INT32, "4.13", DOC);
    public static final Tag PAYLOADSHA256 = rows(5092, "PAYLOADSHA256", STRING_ARRAY, "4.14", DOC);
    public static final Tag PAYLOADSHA256ALGO = row(5093, "PAYLOADSHA256ALGO", INT32, "4.14", DOC);
    public static final Tag MODULARITYLABEL = row(5096, "MODULARITYLABEL", STRING, "4.15", DOC);
    public static final Tag PAYLOADSHA256ALT = rows(5097, "PAYLOADSHA256ALT", STRING_ARRAY, "4.16", DOC);
    public static final Tag ARCHSUFFIX = row(5098, "ARCHSUFFIX", STRING, "4.18", DOC);
    public static final Tag SPEC = row(5099, "SPEC", STRING, "4.18", DOC);
    public static final Tag TRANSLATIONURL = row(5100, "TRANSLATIONURL", STRING, "4.18", DOC);
    public static final Tag UPSTREAMRELEASES = row(5101, "UPSTREAMRELEASES", STRING, "4.18", DOC);
    public static final Tag PREUNTRANS = row(5103, "PREUNTRANS", STRING, "4.19", DOC);
    public static final Tag POSTUNTRANS = row(5104, "POSTUNTRANS", STRING, "4.19", DOC);
    public static final Tag PREUNTRANSPROG = rows(5105, "PREUNTRANSPROG", STRING_ARRAY, "4.19", DOC);
    public static final Tag POSTUNTRANSPROG = rows(5106, "POSTUNTRANSPROG", STRING_ARRAY, "4.19", DOC);
    public static final Tag PREUNTRANSFLAGS = row(5107, "PREUNTRANSFLAGS", INT32, "4.19", DOC);
    public static final Tag POSTUNTRANSFLAGS = row(5108, "POSTUNTRANSFLAGS", INT32, "4.19", DOC);
    public static final Tag SYSUSERS = rows(5109, "SYSUSERS", STRING_ARRAY, "4.19", DOC);
    public static final Tag PAYLOADSIZE = row(5112, "PAYLOADSIZE", INT64, "6.0", SRC);
    public static final Tag PAYLOADSIZEALT = row(5113, "PAYLOADSIZEALT", INT64, "6.0", SRC);
    public static final Tag RPMFORMAT = row(5114, "RPMFORMAT", INT32, "6.0", DOC);
    public static final Tag FILEMIMEINDEX = rows(5115, "FILEMIMEINDEX", INT32, "6.0", DOC);
    public static final Tag MIMEDICT = rows(5116, "MIMEDICT", STRING_ARRAY, "6.0", DOC);
    public static final Tag FILEMIMES = rows(5117, "FILEMIMES", STRING_ARRAY, "6.0", SRC);
    public static final Tag PACKAGEDIGESTS = rows(5118, "PACKAGEDIGESTS", STRING_ARRAY, "6.0", DOC);
    public static final Tag PACKAGEDIGESTALGOS = rows(5119, "PACKAGEDIGESTALGOS", INT32, "6.0", DOC);
    public static final Tag SOURCENEVR = row(5120, "SOURCENEVR", STRING, "6.0", DOC);
    public static final Tag PAYLOADSHA512 = row(5121, "PAYLOADSHA512", STRING, "6.0", DOC);
    public static final Tag PAYLOADSHA512ALT = row(5122, "PAYLOADSHA512ALT", STRING, "6.0", DOC);
    public static final Tag PAYLOADSHA3_256 = row(5123, "PAYLOADSHA3_256", STRING, "6.0", DOC);
    public static final Tag PAYLOADSHA3_256ALT = row(5124, "PAYLOADSHA3_256ALT", STRING, "6.0", DOC);

    private Tags() {}

    private static Tag row(int number, String name, TagType type, String since, String source) {
        return add(new Tag(number, name, type, Tag.Cardinality.ONE, since, source));
    }

    private static Tag rows(int number, String name, TagType type, String since, String source) {
        return add(new Tag(number, name, type, Tag.Cardinality.MANY, since, source));
    }

    private static Tag add(Tag tag) {
        BY_NUMBER.put(tag.number(), tag);
        return tag;
    }

    /** The tag with this number. */
    public static Optional<Tag> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** All tags by rising number. */
    public static Collection<Tag> all() {
        return Collections.unmodifiableCollection(BY_NUMBER.values());
    }
}
